#!/usr/bin/env bash
# A change of a million rows in batches, against one statement, and against the shell.
#   packaging/bench/batches.sh [ROWS] [SIZE]      BENCH_DIR, ROUNDS
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/measure.sh"

rows=${1:-1000000}
size=${2:-10000}
for kind in one batches committing; do mkdir "$work/$kind"; done
update="UPDATE big SET done = 1 WHERE done = 0"
batch="UPDATE big SET done = 1 WHERE id IN (SELECT id FROM big WHERE done = 0 LIMIT $size);"
echo "$update;" > "$work/one/0001_all.up.sql"
printf -- '-- switchback: repeat until no rows change\n%s\n' "$batch" > "$work/batches/0001_all.up.sql"
printf -- '-- switchback: repeat until no rows change, committing each batch\n%s\n' "$batch" \
  > "$work/committing/0001_all.up.sql"
sqlite3 "$work/full.db" "CREATE TABLE big (id INTEGER PRIMARY KEY, done INTEGER NOT NULL, note TEXT);
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $rows)
  INSERT INTO big SELECT i, 0, 'note ' || i FROM n;
  CREATE INDEX big_open ON big (id) WHERE done = 0;"

shell() { sqlite3 -bail "$work/shop.db" "PRAGMA synchronous=EXTRA; BEGIN IMMEDIATE; $update; COMMIT;"; }
run() { "$switchback" run --file "$work/shop.db" --migrations "$work/$1" --yes --allow without-safety-copy --json; }
fresh() { rm -f "$work"/shop.db*; cp "$work/full.db" "$work/shop.db"; }

for _ in $(seq "$rounds"); do
  fresh; measure shell,_one_statement shell
  for kind in one batches committing; do
    fresh; measure "switchback,_$kind" run "$kind"
    note "__the_run_itself,_$kind" "$(field tookMillis)"
  done
done
summary shell,_one_statement __the_run_itself,_one

# How often it tells, how soon it stops, whether its memory grows: in a process of its own, from the classes.
classes=${CLASSES:-$(mvn -o -q -f "$root/pom.xml" dependency:build-classpath -Dmdep.outputFile=/dev/stdout):$root/target/classes}
"${JAVA:-java}" --enable-native-access=ALL-UNNAMED -Xmx256m -cp "$classes" \
  "$root/packaging/bench/Batches.java" "$work" "$rows" batches committing
