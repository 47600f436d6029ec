-- What was done by a schedule, or tried: written before it begins, so that two programs that are
-- due at the same moment don't both do it. Without an end it is running, or was cut off.

CREATE TABLE scheduled_run (
  id INTEGER PRIMARY KEY,
  database_file TEXT NOT NULL,
  task TEXT NOT NULL CHECK (task IN ('BACK_UP', 'PROVE')),
  at TEXT NOT NULL,
  process TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('DONE', 'NOT_NEEDED', 'FAILED')),
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX scheduled_run_by_file ON scheduled_run (database_file, task, id);
