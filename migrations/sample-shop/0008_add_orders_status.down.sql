DROP TRIGGER orders_updated;

CREATE TRIGGER orders_updated
AFTER UPDATE OF user_id, placed_at, shipped_at ON orders
BEGIN
  UPDATE orders SET updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = new.id;
END;

DROP INDEX ix_orders_status;
ALTER TABLE orders DROP COLUMN status;
