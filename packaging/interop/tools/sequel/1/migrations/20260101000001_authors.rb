Sequel.migration do
  up do
    run "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"
  end

  down do
    run "DROP TABLE authors"
  end
end
