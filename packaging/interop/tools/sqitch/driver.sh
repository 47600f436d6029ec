#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"
export SQITCH_FULLNAME="Ann Author" SQITCH_EMAIL=ann@example.org SQITCH_CONFIG=sqitch.conf TZ=UTC

install() { debian sqitch libdbd-sqlite3-perl; }
version() { debian_version sqitch; }
histories() { echo changes events dependencies tags projects releases; }
registry() { echo sqitch.db; }
database() { echo app.db; }
placed() {
  cat plan >> sqitch.plan
  rm plan
}

up() { sqitch deploy; }
down() { sqitch revert -y --to @HEAD^; }
status() { sqitch status; }
settled() { said 'Nothing to deploy'; }

drive "$@"
