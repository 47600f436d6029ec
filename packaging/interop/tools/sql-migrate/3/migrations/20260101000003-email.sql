-- +migrate Up
ALTER TABLE authors ADD COLUMN email TEXT;

-- +migrate Down
ALTER TABLE authors DROP COLUMN email;
