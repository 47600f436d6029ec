#!/usr/bin/env bash
# How fast a large damaged file is salvaged, step by step, against `sqlite3 .recover` piped into a
# new file, one after the other on the same file.
#   packaging/bench/salvage-speed.sh [MEGABYTES]      SQLITE3 (a shell that has .recover), BENCH_DIR
# 1000 MB by default; needs four times that much room. 10000 shows that 512 MB of heap are enough.
# The classes of the tests have to be there: mvn test-compile.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
shell=${SQLITE3:-sqlite3}
work=$(mktemp -d "${BENCH_DIR:-${TMPDIR:-/tmp}}/switchback-salvage-speed.XXXXXX")
trap 'rm -rf "$work"' EXIT

classes=$(cd "$root" && mvn -q dependency:build-classpath -Dmdep.outputFile=/dev/stdout)
java=("${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -Xmx512m
  -cp "$root/target/test-classes:$root/target/classes:$classes" dev.switchback.salvage.kit.KitSpeed)
"${java[@]}" make "$work/big.db" "${1:-1000}"
mkdir "$work/private"
echo "Switchback, heap 512 MB"
time "${java[@]}" salvage "$work/big.db" "$work/into.db" "$work/private"
rm -f "$work/into.db"

"$shell" "$work/probe.db" "CREATE TABLE t(x); INSERT INTO t VALUES (42)"
if "$shell" "$work/probe.db" .recover 2> /dev/null | grep -q 42; then
  echo "sqlite3 $("$shell" --version | cut -d' ' -f1) .recover"
  time { "$shell" "$work/big.db" .recover | grep -av '^.dbconfig' | "$shell" "$work/recovered.db"; }
else
  echo "$shell can't .recover: only Switchback is measured. Set SQLITE3 to a shell that can." >&2
fi
