ALTER TABLE orders ADD COLUMN updated_at TEXT;

UPDATE orders SET updated_at = coalesce(shipped_at, placed_at);

CREATE TRIGGER orders_updated
AFTER UPDATE OF user_id, placed_at, shipped_at ON orders
BEGIN
  UPDATE orders SET updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = new.id;
END;

CREATE VIEW order_totals AS
SELECT
  orders.id,
  orders.user_id,
  orders.placed_at,
  sum(order_lines.quantity * order_lines.price_cents) AS total_cents,
  CASE WHEN orders.shipped_at IS NULL THEN 'open' ELSE 'shipped' END AS progress
FROM orders
JOIN order_lines ON order_lines.order_id = orders.id
GROUP BY orders.id;
