DROP TABLE order_lines;
DROP TABLE orders;
ALTER TABLE users DROP COLUMN address;
