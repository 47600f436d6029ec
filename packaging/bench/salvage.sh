#!/usr/bin/env bash
# What comes back from damaged files, against `sqlite3 .recover` and `.dump` on the same damage.
#   packaging/bench/salvage.sh [DATABASE… KIND…]      SQLITE3 (a shell that has .recover), BENCH_DIR
# Names of databases are in capitals (SMALL, BLOB, …), kinds in small letters (leaf_zero_5, …). Takes
# a quarter of an hour. The classes of the tests have to be there: mvn test-compile.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
shell=${SQLITE3:-sqlite3}
work=$(mktemp -d "${BENCH_DIR:-${TMPDIR:-/tmp}}/switchback-salvage.XXXXXX")
trap 'rm -rf "$work"' EXIT

# Not every build can: it needs SQLITE_ENABLE_DBPAGE_VTAB, and some answer with an error only.
"$shell" "$work/probe.db" "CREATE TABLE t(x); INSERT INTO t VALUES (42)"
if ! "$shell" "$work/probe.db" .recover 2> /dev/null | grep -q 42; then
  echo "$shell can't .recover: only Switchback is measured. Set SQLITE3 to a shell that can." >&2
  shell=-
fi
classes=$(cd "$root" && mvn -q dependency:build-classpath -Dmdep.outputFile=/dev/stdout)
mkdir "$work/kit"
[ "$shell" = - ] || echo "sqlite3 shell $("$shell" --version | cut -d' ' -f1)"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -Xmx512m \
  -cp "$root/target/test-classes:$root/target/classes:$classes" \
  dev.switchback.salvage.kit.Kit "$work/kit" "$shell" "$@"
