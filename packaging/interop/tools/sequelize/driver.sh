#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

install() {
  npm_get sequelize@6.37.8 sequelize-cli@6.6.5
  native sqlite3@6.0.1
}
version() { npm_version sequelize; }
histories() { echo SequelizeMeta; }
migrations() { echo migrations; }
database() { echo app.db; }

up() { sequelize db:migrate; }
down() { sequelize db:migrate:undo; }
status() { sequelize db:migrate:status; }
settled() { unsaid '^down'; }
sequelize() { ./node_modules/.bin/sequelize-cli "$@"; }

drive "$@"
