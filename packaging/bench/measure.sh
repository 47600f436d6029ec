# To be read by the measurements beside it: takes times in turns, prints minimum, median, ratios.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
switchback=${SWITCHBACK:-$root/target/switchback/bin/switchback}
rounds=${ROUNDS:-5}
work=$(mktemp -d "${BENCH_DIR:-${TMPDIR:-/tmp}}/switchback-bench.XXXXXX")
export SWITCHBACK_HOME=$work/home
trap 'rm -rf "$work"' EXIT

if [ ! -x "$switchback" ]; then
  echo "There is no $switchback. Run: mvn -DskipTests package" >&2
  exit 1
fi
if ! command -v sqlite3 > /dev/null; then
  echo "This compares with the sqlite3 shell, which isn't installed." >&2
  exit 1
fi

# measure NAME COMMAND…: runs it and notes its milliseconds. A `_` in a name is printed as a space.
measure() {
  local name=$1 begun ended
  shift
  begun=$(date +%s%N)
  "$@" > "$work/output" 2>&1 || {
    echo "$name failed:" >&2
    cat "$work/output" >&2
    exit 1
  }
  ended=$(date +%s%N)
  note "$name" $(((ended - begun) / 1000000))
}

# note NAME MILLISECONDS
note() {
  printf '%s\t%s\n' "$1" "$2" >> "$work/times"
}

# summary NAME…: a table, with ratios to the minimum of each NAME.
summary() {
  awk -F'\t' -v bases="$*" '
    { if (!($1 in count)) order[++names] = $1; times[$1, ++count[$1]] = $2 }
    END {
      n = split(bases, base, " ")
      printf "%-36s %8s %8s", "", "min ms", "median"
      for (b = 1; b <= n; b++) { label = base[b]; gsub("_", " ", label); printf " %24s", "to " label }
      printf "\n"
      for (i = 1; i <= names; i++) {
        name = order[i]; k = count[name]
        for (a = 1; a <= k; a++) sorted[a] = times[name, a]
        for (a = 2; a <= k; a++)
          for (b = a; b > 1 && sorted[b] < sorted[b - 1]; b--) {
            swap = sorted[b]; sorted[b] = sorted[b - 1]; sorted[b - 1] = swap
          }
        min[name] = sorted[1]; median[name] = sorted[int((k + 1) / 2)]
      }
      for (i = 1; i <= names; i++) {
        label = order[i]; gsub("_", " ", label)
        printf "%-36s %8d %8d", label, min[order[i]], median[order[i]]
        for (b = 1; b <= n; b++) printf " %24.2f", min[order[i]] / min[base[b]]
        printf "\n"
      }
    }' "$work/times"
}

# field NAME: a number out of the JSON that the last measured command printed.
field() {
  sed -n "s/.*\"$1\": *\([0-9]*\).*/\1/p" "$work/output" | tail -1
}

echo "sqlite3 shell $(sqlite3 --version | cut -d' ' -f1); $(nproc) processors; $rounds rounds, in turns"
