DROP INDEX ix_users_email;
ALTER TABLE users DROP COLUMN email;
