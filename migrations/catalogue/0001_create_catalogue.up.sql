-- What Switchback remembers: registered databases, backups, activity, checks.
-- Times are UTC in ISO 8601. Files are absolute paths.

CREATE TABLE registered_database (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  file TEXT NOT NULL,
  source TEXT,
  environment TEXT NOT NULL CHECK (environment IN ('DEVELOPMENT', 'STAGING', 'PRODUCTION')),
  protection TEXT NOT NULL CHECK (protection IN ('NONE', 'PROTECTED')),
  added_at TEXT NOT NULL
) STRICT;

-- Backups belong to a file, not to its registration: they stay when it is taken off the list.
CREATE TABLE backup (
  id INTEGER PRIMARY KEY,
  database_file TEXT NOT NULL,
  file TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  reason TEXT NOT NULL,
  subject TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('MADE', 'VERIFIED', 'VERIFICATION_FAILED')),
  sha256 TEXT,
  last_migration TEXT,
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX backup_by_database ON backup (database_file, made_at);

CREATE TABLE backup_rows (
  backup_id INTEGER NOT NULL REFERENCES backup (id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  PRIMARY KEY (backup_id, table_name)
) STRICT, WITHOUT ROWID;

-- One row per operation, written before it begins. The process tells whether it is still running.
CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  database_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  surface TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  outcome TEXT NOT NULL,
  summary TEXT NOT NULL,
  safety_copy INTEGER REFERENCES backup (id) ON DELETE SET NULL,
  report TEXT NOT NULL,
  process_id INTEGER NOT NULL,
  process_started_at TEXT NOT NULL,
  history_mark INTEGER NOT NULL,
  stamp_after TEXT
) STRICT;

CREATE INDEX activity_by_file ON activity (file, id);

CREATE TABLE activity_step (
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  step TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (activity_id, number)
) STRICT, WITHOUT ROWID;

-- Rows per table right after the operation: what an undo would lose is counted against these.
CREATE TABLE activity_rows (
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  PRIMARY KEY (activity_id, table_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE finished_check (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  kind TEXT NOT NULL,
  verdict TEXT NOT NULL,
  findings INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE INDEX finished_check_by_file ON finished_check (file, id);
