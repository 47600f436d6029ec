-- Revert bookshop:index from sqlite

BEGIN;

DROP INDEX books_by_author;

COMMIT;
