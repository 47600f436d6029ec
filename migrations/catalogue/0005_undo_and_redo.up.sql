-- Which operation an undo or a redo is about.
ALTER TABLE activity ADD COLUMN about INTEGER;

-- How an operation had ended before it was undone: a redo gives that back.
ALTER TABLE activity ADD COLUMN outcome_before_undo TEXT;
