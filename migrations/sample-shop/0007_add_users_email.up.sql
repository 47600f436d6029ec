ALTER TABLE users ADD COLUMN email TEXT;

UPDATE users
SET email = lower(substr(name, 1, 1) || '.' || substr(name, instr(name, ' ') + 1, 3)) || id || '@example.org';

CREATE UNIQUE INDEX ix_users_email ON users (email);
