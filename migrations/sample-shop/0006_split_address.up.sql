-- '12 Mill Lane, 20095 Hamburg' becomes street, postcode and city; a user may have several.
CREATE TABLE addresses (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  street TEXT NOT NULL,
  postcode TEXT NOT NULL,
  city TEXT NOT NULL
) STRICT;

CREATE INDEX ix_addresses_user ON addresses (user_id);

INSERT INTO addresses (user_id, street, postcode, city)
SELECT
  id,
  substr(address, 1, instr(address, ', ') - 1),
  substr(place, 1, instr(place, ' ') - 1),
  substr(place, instr(place, ' ') + 1)
FROM (
  SELECT id, address, substr(address, instr(address, ', ') + 2) AS place
  FROM users
  WHERE address IS NOT NULL
  ORDER BY id
);

ALTER TABLE users DROP COLUMN address;
