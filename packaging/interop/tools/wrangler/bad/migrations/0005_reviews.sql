CREATE TABLE reviews (id INTEGER PRIMARY KEY, words TEXT);
INSERT INTO nowhere (words) VALUES ('too late');
