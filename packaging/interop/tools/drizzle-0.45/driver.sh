#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

install() {
  npm_get drizzle-orm@0.45.4 drizzle-kit@0.31.11
  native better-sqlite3@12.11.1
}
version() { npm_version drizzle-orm; }
histories() { echo __drizzle_migrations; }
migrations() { echo drizzle; }
database() { echo app.db; }
placed() { node "$here/journal.js"; }

up() { drizzle-kit migrate; }
down() { no_way_back; }
status() { rows app.db; }
# Drizzle has no report; so it migrates a copy, and what it adds was pending.
settled() {
  rm -f trial.db*
  sqlite3 -readonly app.db "VACUUM INTO 'trial.db'"
  sed 's/app\.db/trial.db/' drizzle.config.js > trial.config.js
  drizzle-kit migrate --config trial.config.js || return 1
  diff <(rows app.db) <(rows trial.db)
}
rows() { sqlite3 -readonly "$1" 'SELECT * FROM __drizzle_migrations'; }
drizzle-kit() { ./node_modules/.bin/drizzle-kit "$@"; }

drive "$@"
