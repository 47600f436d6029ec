#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

install() { debian python3-alembic; }
version() { debian_version python3-alembic; }
histories() { echo alembic_version; }
migrations() { echo migrations; }
database() { echo app.db; }

up() { alembic upgrade head; }
down() { alembic downgrade -1; }
status() { alembic current && alembic history; }
settled() { alembic current | tee current.txt && grep -q '(head)' current.txt; }
alembic() { /usr/bin/python3 -W ignore -m alembic.config "$@"; }

drive "$@"
