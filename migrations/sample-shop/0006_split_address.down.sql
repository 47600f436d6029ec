ALTER TABLE users ADD COLUMN address TEXT;

-- The oldest address of each user; there was room for one only.
UPDATE users
SET address = (
  SELECT street || ', ' || postcode || ' ' || city
  FROM addresses
  WHERE addresses.user_id = users.id
  ORDER BY addresses.id
  LIMIT 1
);

DROP TABLE addresses;
