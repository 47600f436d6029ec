-- The people who buy.
CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  created_at TEXT NOT NULL
) STRICT;

WITH RECURSIVE
  first(n, name) AS (
    VALUES (0, 'Ada'), (1, 'Bruno'), (2, 'Chiara'), (3, 'Dinesh'), (4, 'Elif'), (5, 'Farid'),
      (6, 'Greta'), (7, 'Hiroshi'), (8, 'Inés'), (9, 'Jonas'), (10, 'Katarzyna'), (11, 'Liam'),
      (12, 'Mónica'), (13, 'Noor'), (14, 'Olga'), (15, 'Paul'), (16, 'Rosa'), (17, 'Søren'),
      (18, 'Tamar'), (19, 'Uwe'), (20, 'Victoire'), (21, 'Wanjiru'), (22, 'Yusuf')
  ),
  last(n, name) AS (
    VALUES (0, 'Almeida'), (1, 'Bauer'), (2, 'Costa'), (3, 'Dubois'), (4, 'Eriksen'), (5, 'Fischer'),
      (6, 'García'), (7, 'Haddad'), (8, 'Ivanova'), (9, 'Jensen'), (10, 'Kowalski'), (11, 'Lindqvist'),
      (12, 'Moreau'), (13, 'Nakamura'), (14, 'O''Brien'), (15, 'Patel'), (16, 'Rossi'), (17, 'Schmidt'),
      (18, 'Tanaka')
  ),
  number(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM number WHERE id < 1022)
INSERT INTO users (id, name, created_at)
SELECT
  number.id,
  first.name || ' ' || last.name,
  strftime('%Y-%m-%dT%H:%M:%SZ', '2024-01-02 08:00:00', (number.id * 337) || ' minutes')
FROM number
JOIN first ON first.n = number.id * 7 % 23
JOIN last ON last.n = number.id * 5 % 19;
