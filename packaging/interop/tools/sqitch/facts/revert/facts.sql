-- Revert bookshop:facts from sqlite

BEGIN;

DROP TABLE facts;

COMMIT;
