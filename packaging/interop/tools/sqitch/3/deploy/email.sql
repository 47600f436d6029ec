-- Deploy bookshop:email to sqlite

BEGIN;

ALTER TABLE authors ADD COLUMN email TEXT;

COMMIT;
