#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

install() { debian yoyo; }
version() { debian_version yoyo; }
histories() { echo _yoyo_migration _yoyo_log _yoyo_version yoyo_lock; }
migrations() { echo migrations; }
database() { echo app.db; }

up() { yoyo apply; }
down() { yoyo rollback --revision "$(last)"; }
status() { yoyo list; }
settled() { unsaid '^U'; }
last() { yoyo list | awk '$1 == "A" { print $2 }' | sort | tail -n 1; }

drive "$@"
