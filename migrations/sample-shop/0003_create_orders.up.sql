-- Orders have to be sent somewhere.
ALTER TABLE users ADD COLUMN address TEXT;

UPDATE users
SET address =
  (id % 97 + 1) || ' '
  || CASE id % 5
       WHEN 0 THEN 'Mill Lane'
       WHEN 1 THEN 'Station Road'
       WHEN 2 THEN 'Harbour Street'
       WHEN 3 THEN 'Church Hill'
       ELSE 'Garden Row'
     END
  || ', '
  || CASE id % 7
       WHEN 0 THEN '20095 Hamburg'
       WHEN 1 THEN '1050 Bruxelles'
       WHEN 2 THEN '75011 Paris'
       WHEN 3 THEN '00184 Roma'
       WHEN 4 THEN '1200 Lisboa'
       WHEN 5 THEN '2100 København'
       ELSE '08001 Barcelona'
     END;

CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  placed_at TEXT NOT NULL,
  shipped_at TEXT
) STRICT;

CREATE INDEX ix_orders_user ON orders (user_id);

CREATE TABLE order_lines (
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  line INTEGER NOT NULL CHECK (line > 0),
  product_id INTEGER NOT NULL REFERENCES products (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  price_cents INTEGER NOT NULL,
  PRIMARY KEY (order_id, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_order_lines_product ON order_lines (product_id);

WITH RECURSIVE number(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM number WHERE id < 4821)
INSERT INTO orders (id, user_id, placed_at, shipped_at)
SELECT
  id,
  id * 619 % 1022 + 1,
  strftime('%Y-%m-%dT%H:%M:%SZ', '2025-01-03 09:00:00', (id * 131) || ' minutes'),
  CASE
    WHEN id <= 4790
    THEN strftime('%Y-%m-%dT%H:%M:%SZ', '2025-01-03 09:00:00', (id * 131 + 1980) || ' minutes')
  END
FROM number;

INSERT INTO order_lines (order_id, line, product_id, quantity, price_cents)
SELECT
  orders.id, number.line, products.id, (orders.id + number.line) % 3 + 1, products.price_cents
FROM orders
JOIN (SELECT 1 AS line UNION ALL SELECT 2 UNION ALL SELECT 3) AS number
  ON number.line <= orders.id % 3 + 1
JOIN products ON products.id = (orders.id * 13 + number.line * 37) % 120 + 1;
