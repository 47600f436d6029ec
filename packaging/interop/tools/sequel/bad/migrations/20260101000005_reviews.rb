Sequel.migration do
  up do
    run "CREATE TABLE reviews (id INTEGER PRIMARY KEY, words TEXT)"
    run "INSERT INTO nowhere (words) VALUES ('too late')"
  end

  down do
    run "DROP TABLE reviews"
  end
end
