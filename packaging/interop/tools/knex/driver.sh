#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

install() {
  npm_get knex@3.3.0
  native better-sqlite3@12.11.1
}
version() { npm_version knex; }
histories() { echo knex_migrations knex_migrations_lock; }
migrations() { echo migrations; }
database() { echo app.db; }

up() { knex migrate:latest; }
down() { knex migrate:down; }
status() { knex migrate:list; }
settled() { said 'No Pending Migration'; }
knex() { ./node_modules/.bin/knex "$@"; }

drive "$@"
