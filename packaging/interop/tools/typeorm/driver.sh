#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

install() {
  npm_get typeorm@1.1.1
  native better-sqlite3@12.11.1
}
version() { npm_version typeorm; }
histories() { echo migrations; }
migrations() { echo migrations; }
database() { echo app.db; }

up() { typeorm run; }
down() { typeorm revert; }
status() { typeorm show; }
settled() { unsaid '\[ \]'; }
typeorm() { ./node_modules/.bin/typeorm "migration:$1" -d data-source.js; }

drive "$@"
