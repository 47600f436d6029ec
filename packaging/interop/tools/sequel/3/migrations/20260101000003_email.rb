Sequel.migration do
  up do
    run "ALTER TABLE authors ADD COLUMN email TEXT"
  end

  down do
    run "ALTER TABLE authors DROP COLUMN email"
  end
end
