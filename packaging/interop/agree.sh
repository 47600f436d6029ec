# Whether Switchback and a tool agree on the same database. To be read by run.sh, after alone.sh.
#
# What the user has registered is left alone: Switchback's folder is one of its own here.
export SWITCHBACK_HOME=$work/home
switchback=${SWITCHBACK:-$here/../../target/switchback/bin/switchback}
driven='dbmate drizzle-0.45 drizzle-1.0 prisma sql-migrate wrangler yoyo'
read_only='activerecord alembic django knex kysely laravel sequelize typeorm'

# sb TOOL PROJECT COMMAND WORD…: Switchback on the project's database, as one JSON document in $said.
sb() {
  local tool=$1 project=$2 answer=0 database
  shift 2
  database=$(ask "$tool" db "$project")
  said=$project/said.json
  echo "\$ switchback $1 --file $database --migrations $project/$(ask "$tool" migrations) ${*:2}" >> "$work/logs/$tool.log"
  "$switchback" "$1" --file "$database" --migrations "$project/$(ask "$tool" migrations)" "${@:2}" --json \
    > "$said" 2>> "$work/logs/$tool.log" || answer=$?
  cat "$said" >> "$work/logs/$tool.log"
  echo "= $answer" >> "$work/logs/$tool.log"
  return $answer
}

# named TOOL NAME COMMAND WORD…: Switchback on a registered database.
named() {
  local tool=$1 answer=0
  shift
  said=$work/home/said.json
  echo "\$ switchback $2 $1 ${*:3}" >> "$work/logs/$tool.log"
  "$switchback" "$2" "$1" "${@:3}" --json > "$said" 2>> "$work/logs/$tool.log" || answer=$?
  cat "$said" >> "$work/logs/$tool.log"
  echo "= $answer" >> "$work/logs/$tool.log"
  return $answer
}

# told JSON-PATH: a value of what Switchback said last.
told() { sqlite3 :memory: "SELECT json_extract(CAST(readfile('$said') AS TEXT), '$1')"; }

# rows_told CONDITION: how many migrations of the status said last are so.
rows_told() {
  sqlite3 :memory: "SELECT count(*) FROM json_each(CAST(readfile('$said') AS TEXT), '\$.databases[0].migrations') WHERE $1"
}

# "tool, all" are the two ways of running: as the tool would, and all or nothing. "row, whole":
# one row is stamped into the tool's history, or the whole history into a database that has none.
agreement_table() {
  local tool bad=0
  rm -rf "$work/home"
  mkdir -p "$work/home"
  printf '%-13s %-10s %-5s %-16s %-12s %-20s %-38s %-16s\n' \
    tool version read 'run (tool, all)' 'rolled back' 'stamped (row, whole)' \
    'failure (tool, all; of the tool)' 'rows (tool, all)'
  for tool in "$@"; do
    : > "$work/logs/$tool.log"
    case " $driven $read_only " in *" $tool "*) ;; *) continue ;; esac
    if driver "$tool" install; then
      agreement "$tool" || bad=1
    else
      printf '%-13s %s\n' "$tool" "cannot be installed, see $work/logs/$tool.log"
      bad=1
    fi
  done
  return $bad
}

agreement() {
  local tool=$1 read run=- back=- stamped failure=- rows=-
  base=$work/projects/$tool/three
  driver "$tool" project "$base" 3 && driver "$tool" up "$base"
  read=$(yes_no is_read "$tool")
  case " $driven " in
    *" $tool "*)
      run="$(yes_no runs "$tool" as-the-tool), $(yes_no runs "$tool" all-or-nothing --all-or-nothing)"
      back=$(goes_back "$tool")
      failure="$(fails "$tool"), $(yes_no leaves_nothing "$tool"); $(helps "$tool")"
      rows="$(yes_no same_rows "$tool" as-the-tool), $(yes_no same_rows "$tool" all-or-nothing --all-or-nothing)"
      ;;
  esac
  stamped="$(yes_no stamps "$tool"), $(yes_no adopts "$tool")"
  printf '%-13s %-10s %-5s %-16s %-12s %-20s %-38s %-16s\n' \
    "$tool" "$(ask "$tool" version)" "$read" "$run" "$back" "$stamped" "$failure" "$rows"
  case "$read $run $back $stamped $failure $rows" in *NO*) return 1 ;; esac
}

# branch TOOL NAME: a copy of the project with three migrations, in $project.
branch() {
  project=$work/projects/$1/$2
  rm -rf "$project"
  cp -a "$base" "$project"
}

is_read() {
  sb "$1" "$base" status && [ "$(told '$.databases[0].state')" = up-to-date ] &&
    [ "$(rows_told "value->>'state' = 'applied'")" = 3 ] &&
    [ "$(rows_told "abs(unixepoch(value->>'at') - unixepoch()) > 120")" = 0 ] &&
    sb "$1" "$base" history && [ "$(told '$.tool')" = "$(recognised "$1")" ]
}

# recognised TOOL: what Switchback calls it.
recognised() {
  case $1 in
    drizzle-0.45) echo drizzle ;;
    drizzle-1.0) echo drizzle-1 ;;
    wrangler) echo d1 ;;
    activerecord) echo rails ;;
    *) echo "$1" ;;
  esac
}

# runs TOOL NAME WORD…: the fourth is run by Switchback, and the tool agrees and takes it back.
runs() {
  local answer=0
  branch "$1" "$2"
  driver "$1" add "$project" 4 && sb "$1" "$project" run --yes "${@:3}" &&
    driver "$1" settled "$project" && has "$(ask "$1" db "$project")" books_by_author || return 1
  driver "$1" down "$project" || answer=$?
  [ $answer = 3 ] || went_back "$1" "$project"
}

# goes_back TOOL: Switchback takes back what the tool ran, and the tool runs it again.
goes_back() {
  branch "$1" back
  driver "$1" add "$project" 4 && driver "$1" up "$project" || { echo NO; return; }
  sb "$1" "$project" status
  if [ "$(rows_told "value->>'reversible'")" = 0 ]; then echo 'no downs'; return; fi
  yes_no goes_back_and_forth "$1" "$project"
}

goes_back_and_forth() {
  sb "$1" "$2" rollback --yes && went_back "$1" "$2" && driver "$1" up "$2" && driver "$1" settled "$2" &&
    has "$(ask "$1" db "$2")" books_by_author
}

# fails TOOL: the fifth fails under Switchback, and leaves what it leaves when the tool runs it.
fails() {
  local database theirs ours file table
  branch "$1" theirs
  driver "$1" add "$project" 4 && driver "$1" add "$project" bad
  driver "$1" up "$project" && { echo 'NO failure'; return; }
  theirs=$(left "$1" "$project")
  branch "$1" ours
  driver "$1" add "$project" 4 && driver "$1" add "$project" bad
  sb "$1" "$project" run --yes && { echo 'NO failure'; return; }
  ours=$(left "$1" "$project")
  driver "$1" settled "$project" && { echo 'NO, settled'; return; }
  driver "$1" up "$project" && { echo 'NO, runs'; return; }
  [ "$theirs" = "$ours" ] && echo same || {
    diff <(echo "$theirs") <(echo "$ours") >> "$work/logs/$1.log"
    echo NO
  }
}

# leaves_nothing TOOL: all or nothing leaves nothing of a failure, and the tool runs the fourth.
leaves_nothing() {
  branch "$1" nothing
  driver "$1" add "$project" 4 && driver "$1" add "$project" bad
  sb "$1" "$project" run --yes --all-or-nothing && return 1
  diff <(left "$1" "$base") <(left "$1" "$project") >> "$work/logs/$1.log"
}

# helps TOOL: what Switchback shows of the tool's own failure, and whether it gets over it.
helps() {
  local state
  project=$work/projects/$1/theirs
  sb "$1" "$project" unblock
  if [ "$(told '$.blockages[0].kind')" = "" ]; then
    sb "$1" "$project" status
    echo "shown as $(told '$.databases[0].state'), $(told '$.databases[0].pending')"
    return
  fi
  state=$(told '$.blockages[0].kind')
  sqlite3 "$(ask "$1" db "$project")" 'DROP TABLE IF EXISTS reviews'
  grep -rl --exclude-dir=node_modules nowhere "$project" --include='*.sql' | xargs sed -i 's/INTO nowhere/INTO reviews/'
  echo "$state, unblocked: $(yes_no gets_over "$1")"
}

gets_over() {
  sb "$1" "$project" unblock --not-applied --yes && driver "$1" up "$project" && driver "$1" settled "$project" &&
    has "$(ask "$1" db "$project")" reviews && sb "$1" "$project" status &&
    [ "$(told '$.databases[0].state')" = up-to-date ]
}

# same_rows TOOL NAME WORD…: one migration by the tool and three by Switchback leave what four by the tool do.
same_rows() {
  local theirs=$work/projects/$1/rows-theirs ours=$work/projects/$1/rows-$2 k
  for project in "$theirs" "$ours"; do
    driver "$1" project "$project" 1 && driver "$1" up "$project" || return 1
    for k in 2 3 4; do driver "$1" add "$project" $k; done
  done
  driver "$1" up "$theirs" && sb "$1" "$ours" run --yes "${@:3}" && driver "$1" settled "$ours" || return 1
  diff <(left "$1" "$theirs") <(left "$1" "$ours") >> "$work/logs/$1.log"
}

# left TOOL PROJECT: schema and rows, as literals; of times and random identifiers the
# shape only, and of what was said about a failure nothing.
left() {
  local file table
  sql "$(ask "$1" db "$2")" "SELECT type, name, tbl_name, sql FROM sqlite_schema
    WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
  file=$(ask "$1" registry "$2")
  for table in $(ask "$1" histories); do
    sql "$file" "SELECT group_concat('typeof(\"' || name || '\")', ' || '' '' || ') FROM pragma_table_info('$table')" |
      while read -r types; do [ -z "$types" ] || sql "$file" "SELECT $types FROM \"$table\""; done
    literals "$file" "$table"
  done | shapes
}

shapes() {
  perl -0777 -pe '
    s/\x27(2\d{3}-\d\d-\d\d[T ][\d:]+)(\.\d+)?/my ($a, $b) = ($1, $2 \/\/ ""); $a =~ tr{0-9}{d}; "\x27$a" . (length($b) > 7 ? ".n" : length($b) ? "." . "d" x (length($b) - 1) : "")/ge;
    s/\x27(The underlying table|SQLITE_ERROR)[^\x27]*\x27/\x27words\x27/g;
    s/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/uuid/g'
}

# stamps TOOL: the fourth is made by hand, Switchback records it, and the tool is settled.
stamps() {
  local version
  branch "$1" stamped
  driver "$1" add "$project" 4 || return 1
  sqlite3 "$(ask "$1" db "$project")" 'CREATE INDEX books_by_author ON books (author_id)'
  sb "$1" "$project" status
  version=$(sqlite3 :memory: "SELECT value->>'version' FROM
    json_each(CAST(readfile('$said') AS TEXT), '\$.databases[0].migrations') WHERE value->>'state' = 'pending'")
  [ -n "$version" ] && sb "$1" "$project" stamp "$version" --yes && driver "$1" settled "$project"
}

# adopts TOOL: the history is gone, Switchback is told whose it was and stamps it anew, and the tool
# is settled.
adopts() {
  local version database table name=$1-adopted
  branch "$1" adopted
  sb "$1" "$project" status
  version=$(told '$.databases[0].migrations[#-1].version')
  database=$(ask "$1" db "$project")
  for table in $(ask "$1" histories); do sqlite3 "$database" "DROP TABLE IF EXISTS \"$table\""; done
  named "$1" "$database" add --name "$name" --migrations "$project/$(ask "$1" migrations)" &&
    named "$1" "$name" history --use "$(recognised "$1")" --yes &&
    named "$1" "$name" stamp "$version" --yes && driver "$1" settled "$project"
}
