CREATE TABLE books (
  id INTEGER PRIMARY KEY,
  author_id INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,
  title TEXT NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER books_untitled AFTER INSERT ON books WHEN NEW.title = ''
BEGIN
  UPDATE books SET title = 'Untitled; so far' WHERE id = NEW.id;
END;