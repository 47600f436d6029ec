class CreateBooks < ActiveRecord::Migration[6.1]
  def up
    execute <<~SQL
      CREATE TABLE books (
        id INTEGER PRIMARY KEY,
        author_id INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,
        title TEXT NOT NULL
      )
    SQL
    execute <<~SQL
      CREATE TRIGGER books_untitled AFTER INSERT ON books WHEN NEW.title = ''
      BEGIN
        UPDATE books SET title = 'Untitled; so far' WHERE id = NEW.id;
      END
    SQL
  end

  def down
    execute "DROP TABLE books"
  end
end
