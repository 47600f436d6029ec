# The verbs every tool's driver has. To be read by tools/*/driver.sh, which says how its tool does them:
#
#   version         prints the version of what is installed
#   install         fetches the tool into $tools (npm) or onto the machine (Debian packages)
#   up, down        called inside a project: apply what is pending, take the last one back
#   status          called inside a project: the tool's own report
#   settled         called inside a project: 0 when the tool says that nothing is to be done
#   database        called inside a project: the path of the database file, from there
#   migrations      prints the folder Switchback is given
#   histories       the tables in which the tool keeps its history, the one with the rows first
#   registry        called inside a project: the file with these tables, when it isn't the database
#   placed K        called inside a project: what else a new migration needs
#
# A project is the tool's folder `project`, and over it the folders `1` to `4`, `bad` and `facts`:
# one migration each. `bad` fails in its second statement; `facts` notes what the connection was like.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
tool=$(basename "$here")
work=${SWITCHBACK_INTEROP:-${TMPDIR:-/tmp}/switchback-interop}
tools=$work/tools

# npm_get NAME@VERSION…: installs into the tool's own folder, without a lock file.
npm_get() {
  mkdir -p "$tools/$tool"
  local wanted="$tools/$tool/wanted"
  [ "$(cat "$wanted" 2> /dev/null)" = "$*" ] && return
  echo '{"private":true}' > "$tools/$tool/package.json"
  quietly "$tools/$tool/install.log" npm --prefix "$tools/$tool" install \
    --no-package-lock --no-audit --no-fund "$@"
  echo "$*" > "$wanted"
}

# native NAME@VERSION: a package that is compiled, once for all tools, and lent to this one.
native() {
  local name=${1%@*}
  (
    tool=native-$name
    headers=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
    if [ -f "$headers/include/node/node.h" ]; then export npm_config_nodedir=$headers; fi
    npm_get "$1"
  )
  rm -rf "$tools/$tool/node_modules/$name"
  ln -s "$tools/native-$name/node_modules/$name" "$tools/$tool/node_modules/$name"
}

# debian NAME…: Debian packages that are not there yet.
debian() {
  dpkg-query -W -f '${Status}\n' "$@" 2> /dev/null | grep -c '^install ok' | grep -qx $# && return
  quietly "$work/debian.log" apt-get install -y --no-install-recommends "$@"
}

quietly() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  "$@" > "$log" 2>&1 || { echo "Failed: $*" >&2; tail -n 20 "$log" >&2; return 1; }
}

npm_version() {
  node -p "require('$tools/$tool/node_modules/$1/package.json').version"
}

debian_version() {
  dpkg-query -W -f '${Version}\n' "$1" | sed 's/^[0-9]*://;s/[-+].*//'
}

# lend: gives the project the packages that were installed.
lend() {
  [ -e node_modules ] || ln -s "$tools/$tool/node_modules" node_modules
}

no_way_back() {
  echo "$tool has no way back." >&2
  return 3
}

# said PATTERN: prints the tool's report; 0 when a line of it matches. unsaid: 0 when none does.
said() {
  local report
  report=$(status) || { echo "$report"; return 2; }
  echo "$report"
  grep -qE "$1" <<< "$report"
}

unsaid() {
  local answer=0
  said "$1" || answer=$?
  [ "$answer" = 1 ]
}

placed() { :; }
registry() { database; }

add() {
  cp -R "$here/$1/." .
  placed "$1"
}

project() {
  rm -rf "$1"
  mkdir -p "$1"
  cd "$1"
  if [ -d "$here/project" ]; then cp -R "$here/project/." .; fi
  if [ -d "$tools/$tool/node_modules" ]; then lend; fi
  local k
  for k in $(seq 1 "${2:-4}"); do add "$k"; done
}

drive() {
  local verb=${1:-}
  case $verb in
    install | version | histories | migrations) "$verb" ;;
    project) project "$2" "${3:-4}" ;;
    add) cd "$2" && add "$3" ;;
    up | down | status | settled) cd "$2" && "$verb" ;;
    db) cd "$2" && echo "$PWD/$(database)" ;;
    registry) cd "$2" && echo "$PWD/$(registry)" ;;
    *)
      echo "usage: $0 install | version | histories | migrations | project DIR [N] | add DIR K | up | down | status | settled | db | registry DIR" >&2
      return 2
      ;;
  esac
}
