#!/usr/bin/env bash
# Two processes that migrate one file at the same moment, 200 times: never applied twice, never lost.
#   packaging/bench/two-processes.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mvn -B -q test -Dtest='TwoProcessesFaultTest#twoThatMigrateTheSameFileNeverApplyAMigrationTwice' \
  -Dsurefire.failIfNoSpecifiedTests=false -Dswitchback.soak.rounds="${1:-200}"
echo "${1:-200} rounds: each migration was applied once, and the other process was told so."
