-- How much a check took: tells how long the next one takes, and how far it is.
ALTER TABLE finished_check ADD COLUMN size_bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE finished_check ADD COLUMN steps INTEGER NOT NULL DEFAULT 0;
ALTER TABLE finished_check ADD COLUMN took_millis INTEGER NOT NULL DEFAULT 0;

-- Checks are made by schedules too: the table said which tasks there are, and says so no more.
CREATE TABLE new_scheduled_run (
  id INTEGER PRIMARY KEY,
  database_file TEXT NOT NULL,
  task TEXT NOT NULL,
  at TEXT NOT NULL,
  process TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('DONE', 'NOT_NEEDED', 'FAILED')),
  detail TEXT NOT NULL
) STRICT;

INSERT INTO new_scheduled_run (id, database_file, task, at, process, outcome, detail)
SELECT id, database_file, task, at, process, outcome, detail FROM scheduled_run;

DROP TABLE scheduled_run;

ALTER TABLE new_scheduled_run RENAME TO scheduled_run;

CREATE INDEX scheduled_run_by_file ON scheduled_run (database_file, task, id);
