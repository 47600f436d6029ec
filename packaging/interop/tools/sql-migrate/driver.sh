#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

install() { debian sql-migrate; }
version() { dpkg-query -W -f '${Version}\n' sql-migrate | sed 's/.*git\([0-9]*\).*/\1/'; }
histories() { echo gorp_migrations; }
migrations() { echo migrations; }
database() { echo app.db; }

up() { sql-migrate up; }
down() { sql-migrate down -limit=1; }
status() { sql-migrate status; }
settled() { unsaid '[|] no'; }

drive "$@"
