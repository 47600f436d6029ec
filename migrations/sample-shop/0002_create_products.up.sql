-- Prices are cents: a sum of REALs is not a sum of money.
CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
  in_stock INTEGER NOT NULL DEFAULT 0 CHECK (in_stock >= 0)
) STRICT;

WITH
  colour(n, name) AS (
    VALUES (0, 'black'), (1, 'white'), (2, 'green'), (3, 'blue'), (4, 'red'), (5, 'grey')
  ),
  thing(n, name, price_cents) AS (
    VALUES (0, 'bicycle bell', 1290), (1, 'bottle cage', 1490), (2, 'brake pads', 1850),
      (3, 'chain', 2490), (4, 'dynamo lamp', 6900), (5, 'gloves', 3490), (6, 'handlebar tape', 1690),
      (7, 'helmet', 8900), (8, 'inner tube', 790), (9, 'jersey', 5490), (10, 'lock', 4990),
      (11, 'mudguard', 3290), (12, 'pannier', 7490), (13, 'pedals', 5900), (14, 'pump', 2990),
      (15, 'rain jacket', 11900), (16, 'saddle', 6490), (17, 'saddle bag', 2790),
      (18, 'tail light', 2190), (19, 'tool kit', 3890)
  )
INSERT INTO products (id, name, price_cents, in_stock)
SELECT
  thing.n * 6 + colour.n + 1,
  thing.name || ', ' || colour.name,
  thing.price_cents + colour.n * 50,
  (thing.n * 31 + colour.n * 17) % 90
FROM thing CROSS JOIN colour;
