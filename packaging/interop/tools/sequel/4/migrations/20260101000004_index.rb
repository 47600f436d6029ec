Sequel.migration do
  up do
    run "CREATE INDEX books_by_author ON books (author_id)"
  end

  down do
    run "DROP INDEX books_by_author"
  end
end
