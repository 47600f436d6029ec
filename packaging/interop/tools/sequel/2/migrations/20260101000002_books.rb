Sequel.migration do
  up do
    run <<~SQL
      CREATE TABLE books (
        id INTEGER PRIMARY KEY,
        author_id INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,
        title TEXT NOT NULL
      )
    SQL
    run <<~SQL
      CREATE TRIGGER books_untitled AFTER INSERT ON books WHEN NEW.title = ''
      BEGIN
        UPDATE books SET title = 'Untitled; so far' WHERE id = NEW.id;
      END
    SQL
  end

  down do
    run "DROP TABLE books"
  end
end
