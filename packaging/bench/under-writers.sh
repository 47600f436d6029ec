#!/usr/bin/env bash
# Backups made while another process commits without pause, with a log and without: every one is
# verified, and is a state that the database was in.
#   packaging/bench/under-writers.sh [BACKUPS]      so many for each of four kinds of writers
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mvn -B -q test -Dtest=BackupUnderWritersFaultTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dswitchback.soak.backups="${1:-100}"
echo "${1:-100} backups of each kind: each one verified, none that mixes two states."
