ALTER TABLE orders ADD COLUMN status TEXT NOT NULL DEFAULT 'placed'
  CHECK (status IN ('placed', 'shipped', 'returned'));

UPDATE orders SET status = 'shipped' WHERE shipped_at IS NOT NULL;

CREATE INDEX ix_orders_status ON orders (status) WHERE status <> 'shipped';

-- From now on a change of status is a change, too.
DROP TRIGGER orders_updated;

CREATE TRIGGER orders_updated
AFTER UPDATE OF user_id, placed_at, shipped_at, status ON orders
BEGIN
  UPDATE orders SET updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = new.id;
END;
