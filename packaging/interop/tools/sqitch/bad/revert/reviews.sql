-- Revert bookshop:reviews from sqlite

BEGIN;

DROP TABLE reviews;

COMMIT;
