class CreateFacts < ActiveRecord::Migration[6.1]
  def up
    execute "CREATE TABLE facts (name TEXT, value)"
    execute "INSERT INTO facts SELECT 'foreign_keys', foreign_keys FROM pragma_foreign_keys"
  end

  def down
    execute "DROP TABLE facts"
  end
end
