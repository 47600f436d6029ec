-- What the old shop knew, as it was written there: nothing refers to it, nobody trusts its prices.
CREATE TABLE legacy_orders (
  number TEXT PRIMARY KEY,
  customer TEXT,
  ordered_on TEXT,
  total TEXT
);

WITH RECURSIVE number(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM number WHERE id < 1204)
INSERT INTO legacy_orders (number, customer, ordered_on, total)
SELECT
  printf('A-%05d', number.id * 3),
  upper(users.name),
  strftime('%d.%m.%Y', '2019-05-02', (number.id * 29 / 20) || ' days'),
  printf('%d,%02d EUR', 5 + number.id * 37 % 240, number.id * 11 % 100)
FROM number
JOIN users ON users.id = number.id * 83 % 1022 + 1;
