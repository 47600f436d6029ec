#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

install() { debian ruby-activerecord ruby-sqlite3; }
version() { debian_version ruby-activerecord; }
histories() { echo schema_migrations ar_internal_metadata; }
migrations() { echo db/migrate; }
database() { echo app.db; }

up() { ruby -W0 migrate.rb up; }
down() { ruby -W0 migrate.rb down; }
status() { ruby -W0 migrate.rb status; }
settled() { ruby -W0 migrate.rb settled; }

drive "$@"
