CREATE TABLE old_scheduled_run (
  id INTEGER PRIMARY KEY,
  database_file TEXT NOT NULL,
  task TEXT NOT NULL CHECK (task IN ('BACK_UP', 'PROVE')),
  at TEXT NOT NULL,
  process TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('DONE', 'NOT_NEEDED', 'FAILED')),
  detail TEXT NOT NULL
) STRICT;

INSERT INTO old_scheduled_run (id, database_file, task, at, process, outcome, detail)
SELECT id, database_file, task, at, process, outcome, detail FROM scheduled_run
WHERE task IN ('BACK_UP', 'PROVE');

DROP TABLE scheduled_run;

ALTER TABLE old_scheduled_run RENAME TO scheduled_run;

CREATE INDEX scheduled_run_by_file ON scheduled_run (database_file, task, id);

ALTER TABLE finished_check DROP COLUMN took_millis;
ALTER TABLE finished_check DROP COLUMN steps;
ALTER TABLE finished_check DROP COLUMN size_bytes;
