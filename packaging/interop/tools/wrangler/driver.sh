#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"
export CI=1 WRANGLER_SEND_METRICS=false

install() { npm_get wrangler@4.86.0; }
version() { npm_version wrangler; }
histories() { echo d1_migrations; }
migrations() { echo migrations; }
database() {
  find .wrangler/state/v3/d1/miniflare-D1DatabaseObject -name '*.sqlite' ! -name 'metadata*' 2> /dev/null | head -n 1
}

up() { wrangler apply; }
down() { no_way_back; }
status() { wrangler list; }
settled() { said 'No migrations to apply'; }
wrangler() { ./node_modules/.bin/wrangler d1 migrations "$1" bookshop --local; }

drive "$@"
