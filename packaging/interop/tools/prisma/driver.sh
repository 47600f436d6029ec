#!/usr/bin/env bash
. "$(dirname "$0")/../../driver.sh"

# The adapter would compile a second better-sqlite3, so nothing is compiled here.
install() {
  npm_get --ignore-scripts @prisma/adapter-better-sqlite3@7.10.0 \
    @prisma/schema-engine-wasm@7.10.0-7.561d7b42579a2459cc8edf3788918b626c640023
  native better-sqlite3@12.11.1
}
version() { npm_version @prisma/adapter-better-sqlite3; }
histories() { echo _prisma_migrations; }
migrations() { echo prisma/migrations; }
database() { echo app.db; }

up() { engine deploy; }
down() { no_way_back; }
status() { engine status; }
settled() {
  local report
  report=$(status)
  echo "$report"
  node -e 'const r = JSON.parse(process.argv[1]); process.exit(
    r.hasMigrationsTable && !r.history && !r.failedMigrationNames.length ? 0 : 1)' "$report"
}
engine() { node --no-warnings "$here/engine.mjs" "$@"; }

drive "$@"
