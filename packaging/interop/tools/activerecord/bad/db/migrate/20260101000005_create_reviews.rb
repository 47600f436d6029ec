class CreateReviews < ActiveRecord::Migration[6.1]
  def up
    execute "CREATE TABLE reviews (id INTEGER PRIMARY KEY, words TEXT)"
    execute "INSERT INTO nowhere (words) VALUES ('too late')"
  end

  def down
    execute "DROP TABLE reviews"
  end
end
