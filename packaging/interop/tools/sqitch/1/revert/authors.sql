-- Revert bookshop:authors from sqlite

BEGIN;

DROP TABLE authors;

COMMIT;
