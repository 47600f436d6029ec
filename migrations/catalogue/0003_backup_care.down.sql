DROP TABLE backup_second_copy;
DROP TABLE backup_proof;
ALTER TABLE backup DROP COLUMN trashed_at;
ALTER TABLE backup DROP COLUMN source_stamp;
ALTER TABLE backup DROP COLUMN stored_bytes;
ALTER TABLE backup DROP COLUMN packing;
ALTER TABLE backup DROP COLUMN note;
ALTER TABLE backup DROP COLUMN pinned;
