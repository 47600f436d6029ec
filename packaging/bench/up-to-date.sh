#!/usr/bin/env bash
# What it costs to ask for a database to be up to date that is, in a running process.
#   packaging/bench/up-to-date.sh [MIGRATIONS] [ROUNDS]      after mvn package; JAVA names a JDK 25
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d "${BENCH_DIR:-${TMPDIR:-/tmp}}/switchback-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
classes=${CLASSES:-$(mvn -o -q -f "$root/pom.xml" dependency:build-classpath -Dmdep.outputFile=/dev/stdout):$root/target/classes}
"${JAVA:-java}" "-Dbench.source=$root/packaging/bench/UpToDate.java" --enable-native-access=ALL-UNNAMED -cp "$classes" \
  "$root/packaging/bench/UpToDate.java" "$work" "${1:-1000}" "${2:-20}"
