# What the rounds with real tools' own commands share. To be read by command-*.sh.
#
# Needs sqlite3, python3, the tool (tools/TOOL/driver.sh install), and $SWITCHBACK: the words that
# start Switchback's command line.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=${SWITCHBACK_INTEROP:-${TMPDIR:-/tmp}/switchback-interop}/command-$tool
read -ra program <<< "${SWITCHBACK:?the words that start the command line}"
rm -rf "$work"
mkdir -p "$work/home"
export SWITCHBACK_HOME=$work/home
rounds=0

switchback() { "${program[@]}" "$@"; }

# round NAME: what follows is about this. Any failure ends the script.
round() {
  rounds=$((rounds + 1))
  echo "- $*"
}

# expect CODE COMMAND…: runs it, and ends the script when it ends with another code.
expect() {
  local wanted=$1 code=0
  shift
  "$@" > "$work/out.txt" 2> "$work/err.txt" || code=$?
  [ "$code" = "$wanted" ] && return
  echo "$* ended with $code, not with $wanted:" >&2
  cat "$work/out.txt" "$work/err.txt" >&2
  exit 1
}

# says TEXT: the last output contains it.
says() {
  grep -qF -- "$1" "$work/out.txt" "$work/err.txt" && return
  echo "Not said: $1" >&2
  cat "$work/out.txt" "$work/err.txt" >&2
  exit 1
}

# content FILE: the whole database as text.
content() { sqlite3 "$1" .dump | grep -v '^INSERT INTO django_migrations'; }

# same FILE OTHER: both hold the same.
same() {
  diff <(content "$1") <(content "$2") >&2 || { echo "$1 is not the same as $2" >&2; exit 1; }
}

# by_the_tool DIR: the same project beside it, for the tool alone.
by_the_tool() {
  rm -rf "$1-alone"
  cp -R "$1" "$1-alone"
}

finished() { echo "$tool: $rounds rounds agree."; }
