CREATE TABLE reviews (id INTEGER PRIMARY KEY, words TEXT);
--> statement-breakpoint
INSERT INTO nowhere (words) VALUES ('too late');