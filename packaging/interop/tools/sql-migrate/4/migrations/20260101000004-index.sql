-- +migrate Up
CREATE INDEX books_by_author ON books (author_id);

-- +migrate Down
DROP INDEX books_by_author;
