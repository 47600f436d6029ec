-- Revert bookshop:email from sqlite

BEGIN;

ALTER TABLE authors DROP COLUMN email;

COMMIT;
