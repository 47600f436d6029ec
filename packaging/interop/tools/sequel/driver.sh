#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

install() { debian ruby-sequel ruby-sqlite3; }
version() { debian_version ruby-sequel; }
histories() { echo schema_migrations; }
database() { echo app.db; }

up() { sequel -m migrations sqlite://app.db; }
down() { sequel -m migrations -M "$(before_the_last)" sqlite://app.db; }
status() { applied; }
settled() {
  ruby -W0 -r sequel -e 'Sequel.extension :migration
    Sequel::Migrator.check_current(Sequel.sqlite("app.db"), "migrations")'
}
applied() { sqlite3 -readonly app.db 'SELECT filename FROM schema_migrations ORDER BY filename'; }
before_the_last() { { echo 0; applied | sed 's/_.*//'; } | tail -n 2 | head -n 1; }

drive "$@"
