#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

install() { debian python3-django; }
version() { debian_version python3-django; }
histories() { echo django_migrations; }
migrations() { echo .; }
database() { echo app.db; }

up() { manage migrate; }
down() { manage migrate shop "$(before_the_last)"; }
status() { manage showmigrations; }
settled() { manage migrate --check; }
manage() { /usr/bin/python3 manage.py "$@"; }
before_the_last() {
  { echo zero; manage showmigrations shop | sed -n 's/^ \[X\] //p'; } | tail -n 2 | head -n 1
}

drive "$@"
