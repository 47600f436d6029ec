#!/usr/bin/env bash
# A thousand small migrations on an empty file, against the shell running the same SQL.
#   packaging/bench/thousand-migrations.sh [COUNT]      BENCH_DIR, ROUNDS
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/measure.sh"

count=${1:-1000}
folder=$work/migrations
mkdir "$folder"
for i in $(seq "$count"); do
  name=$(printf '%s/%04d_create_t%d' "$folder" "$i" "$i")
  echo "CREATE TABLE t$i (id INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT);
CREATE INDEX ix_t$i ON t$i (name);
INSERT INTO t$i (name) VALUES ('first');" > "$name.up.sql"
  echo "DROP TABLE t$i;" > "$name.down.sql"
done

# The shell writes a row of history too, as every migration tool does.
history="CREATE TABLE history (id INTEGER PRIMARY KEY, version TEXT NOT NULL, sql TEXT NOT NULL);"
row() { echo "INSERT INTO history (version, sql) VALUES ('$(basename "$1")', '$(sed "s/'/''/g" "$1")');"; }
{
  echo "PRAGMA synchronous=EXTRA; BEGIN IMMEDIATE; $history"
  for up in "$folder"/*.up.sql; do cat "$up"; row "$up"; done
  echo "COMMIT;"
} > "$work/one.sql"
{
  echo "PRAGMA synchronous=EXTRA; $history"
  for up in "$folder"/*.up.sql; do echo "BEGIN IMMEDIATE;"; cat "$up"; row "$up"; echo "COMMIT;"; done
} > "$work/each.sql"

shell() { sqlite3 -bail "$work/shop.db" < "$1"; }
run() { "$switchback" run --file "$work/shop.db" --migrations "$folder" --yes --allow without-safety-copy "$@"; }
fresh() { rm -f "$work"/shop.db*; : > "$work/shop.db"; }

for _ in $(seq "$rounds"); do
  fresh; measure shell,_one_transaction shell "$work/one.sql"
  fresh; measure switchback,_one_transaction run --json
  note '__the_run_itself,_one_transaction' "$(field tookMillis)"
  fresh; measure shell,_each_its_own shell "$work/each.sql"
  fresh; measure switchback,_each_its_own run --each-on-its-own --json
  note '__the_run_itself,_each_its_own' "$(field tookMillis)"
  measure switchback_--version "$switchback" --version
done
summary shell,_one_transaction shell,_each_its_own
