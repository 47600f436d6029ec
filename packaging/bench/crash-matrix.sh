#!/usr/bin/env bash
# Operations, one disturbed after the other: killed, halted, full disk, read-only disk, I/O error.
# Afterwards each time: the old file or the new one, the next start says which, no backup is lost.
#   packaging/bench/crash-matrix.sh [MINUTES] [SEED]
# Full and read-only disks need an administrator, who may mount; without one they are left out and counted.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seed="${2:-$(date +%s)}"
figures="$(mktemp)"
trap 'rm -f "$figures"' EXIT
nice -n 15 mvn -B -q test -Dtest=CrashMatrixFaultTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dswitchback.soak.rounds=1000000 -Dswitchback.soak.minutes="${1:-10}" -Dswitchback.soak.seed="$seed" \
  -Dswitchback.soak.report="$figures"
cat "$figures"
