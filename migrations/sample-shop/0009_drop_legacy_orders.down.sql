-- The table comes back, its rows don't: for those, restore the backup made before.
CREATE TABLE legacy_orders (
  number TEXT PRIMARY KEY,
  customer TEXT,
  ordered_on TEXT,
  total TEXT
);
