DROP VIEW order_totals;
DROP TRIGGER orders_updated;
ALTER TABLE orders DROP COLUMN updated_at;
