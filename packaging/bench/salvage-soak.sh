#!/usr/bin/env bash
# Salvages small files that were mutated at random, each from a seed: none may end with an
# exception, take too long, or give a file that isn't healthy.
#   packaging/bench/salvage-soak.sh [ROUNDS [FIRST-SEED]]
# 100000 rounds by default; they take about two hours of one processor. A failure names its seed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec mvn -q -o test -Dtest=SalvageProperties -Dsoak.rounds="${1:-100000}" -Dsoak.first="${2:-1}"
