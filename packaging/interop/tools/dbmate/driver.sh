#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

install() { npm_get dbmate@2.36.0; }
version() { npm_version dbmate; }
histories() { echo schema_migrations; }
migrations() { echo db/migrations; }
database() { echo app.db; }

up() { dbmate up; }
down() { dbmate rollback; }
status() { dbmate status; }
settled() { dbmate status --exit-code; }
dbmate() { ./node_modules/.bin/dbmate "$@"; }

drive "$@"
