-- Deploy bookshop:index to sqlite

BEGIN;

CREATE INDEX books_by_author ON books (author_id);

COMMIT;
