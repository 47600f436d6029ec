-- What was done with a backup since it was made. Where nothing was: not pinned, not packed, kept.

ALTER TABLE backup ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE backup ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE backup ADD COLUMN packing TEXT NOT NULL DEFAULT 'PLAIN';
ALTER TABLE backup ADD COLUMN stored_bytes INTEGER;
ALTER TABLE backup ADD COLUMN source_stamp TEXT;

-- While this is set it lies in the trash; its file stays where it is.
ALTER TABLE backup ADD COLUMN trashed_at TEXT;

-- Drills: a backup restored to a temporary file, checked in full and counted. The newest counts.
CREATE TABLE backup_proof (
  id INTEGER PRIMARY KEY,
  backup_id INTEGER NOT NULL REFERENCES backup (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  is_good INTEGER NOT NULL CHECK (is_good IN (0, 1)),
  detail TEXT NOT NULL,
  took_millis INTEGER NOT NULL
) STRICT;

CREATE INDEX backup_proof_by_backup ON backup_proof (backup_id, id);

-- The copy in the second place. Without a time it isn't there yet, and the detail says why.
CREATE TABLE backup_second_copy (
  backup_id INTEGER PRIMARY KEY REFERENCES backup (id) ON DELETE CASCADE,
  file TEXT NOT NULL,
  copied_at TEXT,
  detail TEXT NOT NULL
) STRICT;
