class CreateAuthors < ActiveRecord::Migration[6.1]
  def up
    execute "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"
  end

  def down
    execute "DROP TABLE authors"
  end
end
