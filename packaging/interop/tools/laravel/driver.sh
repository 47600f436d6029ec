#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

install() { debian php-laravel-framework php-sqlite3 php-cli; }
version() { debian_version php-laravel-framework; }
histories() { echo migrations; }
migrations() { echo migrations; }
database() { echo app.db; }

up() { php migrate.php up; }
down() { php migrate.php down; }
status() { php migrate.php status; }
settled() { unsaid '^pending'; }

drive "$@"
