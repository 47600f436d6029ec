CREATE TABLE facts (name TEXT, value);
--> statement-breakpoint
INSERT INTO facts SELECT 'foreign_keys', foreign_keys FROM pragma_foreign_keys;