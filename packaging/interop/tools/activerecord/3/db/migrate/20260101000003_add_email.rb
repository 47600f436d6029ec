class AddEmail < ActiveRecord::Migration[6.1]
  def up
    execute "ALTER TABLE authors ADD COLUMN email TEXT"
  end

  def down
    execute "ALTER TABLE authors DROP COLUMN email"
  end
end
