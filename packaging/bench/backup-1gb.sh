#!/usr/bin/env bash
# A database of 1 GB backed up, verified and restored, against `cp` and the shell's `.backup`.
#   packaging/bench/backup-1gb.sh [MEGABYTES]      BENCH_DIR, ROUNDS
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/measure.sh"

megabytes=${1:-1000}
db=$work/big.db
sqlite3 "$db" "PRAGMA page_size=4096;
  CREATE TABLE readings (id INTEGER PRIMARY KEY, device INTEGER NOT NULL, at TEXT NOT NULL, payload BLOB);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $megabytes * 1020)
  INSERT INTO readings SELECT i, i % 97, datetime(1700000000 + i, 'unixepoch'), randomblob(930) FROM n;
  CREATE INDEX ix_readings_device ON readings (device, at);"
echo "database: $(($(stat -c %s "$db") / 1000000)) MB, $(sqlite3 "$db" 'SELECT count(*) FROM readings') rows"

copy_and_flush() { cp "$1" "$2" && sync "$2"; }
shell_backup() { sqlite3 "$1" ".backup '$2'"; }
shell_backup_checked() {
  sqlite3 "$1" ".backup '$2'" && [ "$(sqlite3 "$2" 'PRAGMA quick_check')" = ok ] \
    && sqlite3 "$2" 'SELECT count(*) FROM readings' && sha256sum "$2"
}
forget_backups() { rm -rf "$SWITCHBACK_HOME"; }

for _ in $(seq "$rounds"); do
  measure cp cp "$db" "$work/copy.db"; rm "$work/copy.db"
  measure cp_and_sync copy_and_flush "$db" "$work/copy.db"; rm "$work/copy.db"
  measure .backup shell_backup "$db" "$work/copy.db"; rm "$work/copy.db"
  measure .backup,_check,_sha256sum shell_backup_checked "$db" "$work/copy.db"; rm "$work/copy.db"

  measure switchback_backup "$switchback" backup --file "$db" --json
  note __the_copy_alone "$(field copiedMillis)"
  note __its_verification "$(field verifiedMillis)"
  measure switchback_restore,_beside "$switchback" restore --file "$db" latest --into "$work/back.db"
  rm "$work/back.db"
  measure switchback_restore,_in_place "$switchback" restore --file "$db" latest --in-place --yes
  forget_backups
done
summary cp .backup
