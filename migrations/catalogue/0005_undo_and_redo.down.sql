ALTER TABLE activity DROP COLUMN outcome_before_undo;
ALTER TABLE activity DROP COLUMN about;
