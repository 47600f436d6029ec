class AddIndex < ActiveRecord::Migration[6.1]
  def up
    execute "CREATE INDEX books_by_author ON books (author_id)"
  end

  def down
    execute "DROP INDEX books_by_author"
  end
end
