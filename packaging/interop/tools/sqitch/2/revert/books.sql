-- Revert bookshop:books from sqlite

BEGIN;

DROP TABLE books;

COMMIT;
