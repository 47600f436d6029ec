#!/bin/sh
# How long it takes to compare a database of a million rows with its backup, row by row.
# Usage: packaging/bench/compare-million.sh [switchback]
set -eu
switchback=${1:-target/switchback/bin/switchback}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export SWITCHBACK_HOME="$folder/home"
sqlite3 "$folder/shop.db" "
  CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER, total REAL, note TEXT, at TEXT);
  CREATE TABLE log (line TEXT, n INTEGER);
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
    INSERT INTO orders SELECT i, i % 5000, i * 1.25, 'note ' || i, '2026-11-21' FROM n;
  INSERT INTO log SELECT 'line ' || (id * 7919 % 1000003), id FROM orders LIMIT 300000;"
$switchback add "$folder/shop.db" --no-migrations > /dev/null
$switchback backup shop > /dev/null 2>&1
sqlite3 "$folder/shop.db" "
  UPDATE orders SET note = 'changed' WHERE id % 1000 = 0;
  DELETE FROM orders WHERE id % 5000 = 1;
  INSERT INTO orders (customer) SELECT 1 FROM orders LIMIT 300;
  DELETE FROM log WHERE n % 1000 = 1;"
ls -l "$folder/shop.db" | awk '{print $5 " bytes"}'
for round in 1 2 3; do
  begun=$(date +%s%N)
  $switchback compare shop latest --exact 2> /dev/null
  echo "round $round: $((($(date +%s%N) - begun) / 1000000)) ms, with the start of the program"
done
