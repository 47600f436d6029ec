#!/usr/bin/env bash
# A try on a copy, up, down and up again, against the shell: a clone and the same SQL, once and all three ways.
#   packaging/bench/try.sh [ROWS]      ROUNDS, BENCH_DIR
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/measure.sh"

rows=${1:-300000}
mkdir "$work/migrations"
up="CREATE TABLE orders2 (id INTEGER PRIMARY KEY, customer INTEGER NOT NULL, note TEXT, total INTEGER NOT NULL DEFAULT 0);
INSERT INTO orders2 (id, customer, note) SELECT id, customer, note FROM orders;
CREATE INDEX orders2_customer ON orders2 (customer);"
down="DROP TABLE orders2;"
echo "$up" > "$work/migrations/0001_orders.up.sql"
echo "$down" > "$work/migrations/0001_orders.down.sql"
sqlite3 "$work/shop.db" "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER, note TEXT);
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $rows)
  INSERT INTO orders SELECT i, i % 977, printf('note %0150d', i) FROM n;"
du -h "$work/shop.db"

clone() { rm -f "$work"/clone.db*; sqlite3 "$work/shop.db" ".backup $work/clone.db"; }
shell_up() { clone; sqlite3 -bail "$work/clone.db" "BEGIN IMMEDIATE; $up COMMIT;"; }
shell_all() { shell_up; sqlite3 -bail "$work/clone.db" "BEGIN IMMEDIATE; $down COMMIT; BEGIN IMMEDIATE; $up COMMIT;"; }
try() { "$switchback" try --file "$work/shop.db" --migrations "$work/migrations" --json; }

for _ in $(seq "$rounds"); do
  measure shell:_clone_and_run shell_up
  measure shell:_clone,_run,_back,_run shell_all
  measure switchback_try try
  note "__the_try_itself" "$(field tookMillis)"
done
summary shell:_clone_and_run shell:_clone,_run,_back,_run
