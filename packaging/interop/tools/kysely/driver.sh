#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

install() {
  npm_get kysely@0.29.9
  native better-sqlite3@12.11.1
}
version() { npm_version kysely; }
histories() { echo kysely_migration kysely_migration_lock; }
migrations() { echo migrations; }
database() { echo app.db; }

up() { node migrate.js up; }
down() { node migrate.js down; }
status() { node migrate.js status; }
settled() { unsaid '^pending'; }

drive "$@"
