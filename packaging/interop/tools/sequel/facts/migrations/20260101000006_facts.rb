Sequel.migration do
  up do
    run "CREATE TABLE facts (name TEXT, value)"
    run "INSERT INTO facts SELECT 'foreign_keys', foreign_keys FROM pragma_foreign_keys"
  end

  down do
    run "DROP TABLE facts"
  end
end
