-- What somebody decided about a database: which history counts, how its columns are read, and so on.

CREATE TABLE database_setting (
  database_id INTEGER NOT NULL REFERENCES registered_database (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (database_id, name)
) STRICT, WITHOUT ROWID;

-- The text of migrations as they were seen applied, for tools that keep none themselves.
CREATE TABLE seen_migration (
  database_file TEXT NOT NULL,
  tool TEXT NOT NULL,
  migration TEXT NOT NULL,
  up_sql TEXT NOT NULL,
  down_sql TEXT,
  seen_at TEXT NOT NULL,
  PRIMARY KEY (database_file, tool, migration)
) STRICT, WITHOUT ROWID;
