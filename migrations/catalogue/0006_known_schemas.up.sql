-- What each database consisted of when it was looked at: brings table names back when the page
-- that holds them is lost. One row for each schema that was different from the one before.
CREATE TABLE known_schema (
  id INTEGER PRIMARY KEY,
  database_file TEXT NOT NULL,
  -- Changes with the schema; cheap to ask for.
  mark TEXT NOT NULL,
  seen_at TEXT NOT NULL
) STRICT;

CREATE INDEX known_schema_by_file ON known_schema (database_file, id);

CREATE TABLE known_schema_object (
  schema_id INTEGER NOT NULL REFERENCES known_schema (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  table_name TEXT NOT NULL,
  root_page INTEGER NOT NULL,
  sql TEXT NOT NULL,
  PRIMARY KEY (schema_id, number)
) STRICT, WITHOUT ROWID;
