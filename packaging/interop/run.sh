#!/usr/bin/env bash
# Installs real migration tools and drives them, to hold against them what Switchback reads and writes:
#
#   run.sh [TOOL…]                 whether Switchback, as built below target, agrees with each
#   run.sh --tools-only [TOOL…]    what each tool does by itself
#   run.sh --facts [TOOL…]         what has to be known to drive them: pragmas, transactions, rows
#
# Everything is written below $SWITCHBACK_INTEROP, by default $TMPDIR/switchback-interop. Needs
# node with npm, sqlite3, and the right to install Debian packages.
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
export SWITCHBACK_INTEROP=${SWITCHBACK_INTEROP:-${TMPDIR:-/tmp}/switchback-interop}
work=$SWITCHBACK_INTEROP
. "$here/alone.sh"
. "$here/facts.sh"
. "$here/agree.sh"

mode=--agreement
case ${1:-} in --*) mode=$1; shift ;; esac
chosen=("$@")
[ $# -gt 0 ] || mapfile -t chosen < <(ls "$here/tools")
mkdir -p "$work/logs"

case $mode in
  --agreement) agreement_table "${chosen[@]}" ;;
  --tools-only) alone_table "${chosen[@]}" ;;
  --facts) facts_of "${chosen[@]}" ;;
  *) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
