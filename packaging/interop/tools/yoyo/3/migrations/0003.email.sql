-- depends: 0002.books

ALTER TABLE authors ADD COLUMN email TEXT;
