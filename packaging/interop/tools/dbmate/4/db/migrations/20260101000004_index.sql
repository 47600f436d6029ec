-- migrate:up
CREATE INDEX books_by_author ON books (author_id);

-- migrate:down
DROP INDEX books_by_author;
