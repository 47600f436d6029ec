# What the tools do by themselves. To be read by run.sh.

# driver TOOL VERB…: runs the verb, keeps what was said in the tool's log.
driver() {
  local tool=$1 answer=0
  shift
  echo "\$ $*" >> "$work/logs/$tool.log"
  "$here/tools/$tool/driver.sh" "$@" >> "$work/logs/$tool.log" 2>&1 || answer=$?
  echo "= $answer" >> "$work/logs/$tool.log"
  return $answer
}

ask() { "$here/tools/$1/driver.sh" "${@:2}"; }

sql() { sqlite3 -readonly "$@"; }

# has DATABASE NAME: whether there is a table, an index or a trigger, or (TABLE.COLUMN) a column.
has() {
  case $2 in
    *.*) [ "$(sql "$1" "SELECT count(*) FROM pragma_table_info('${2%.*}') WHERE name = '${2#*.}'")" = 1 ] ;;
    *) [ "$(sql "$1" "SELECT count(*) FROM sqlite_schema WHERE name = '$2'")" = 1 ] ;;
  esac
}

# count TOOL PROJECT: how many rows the first history table has.
count() {
  sql "$(ask "$1" registry "$2")" "SELECT count(*) FROM \"$(ask "$1" histories | cut -d' ' -f1)\""
}

# literals DATABASE TABLE: its rows as SQL literals, so that types show.
literals() {
  local columns
  columns=$(sql "$1" "SELECT group_concat('quote(\"' || name || '\")', ' || '' | '' || ') FROM pragma_table_info('$2')")
  [ -z "$columns" ] || sql "$1" "SELECT $columns FROM \"$2\" ORDER BY rowid" 2> /dev/null ||
    sql "$1" "SELECT $columns FROM \"$2\""
}

yes_no() { if "$@"; then echo yes; else echo NO; fi; }
not() { ! "$@"; }

alone_table() {
  local tool bad=0
  printf '%-13s %-10s %-5s %-8s %-5s %-40s\n' tool version 'up 3' settled down 'a failure leaves'
  for tool in "$@"; do
    : > "$work/logs/$tool.log"
    if ! driver "$tool" install; then
      printf '%-13s %s\n' "$tool" "cannot be installed, see $work/logs/$tool.log"
      bad=1
      continue
    fi
    alone "$tool" || bad=1
  done
  return $bad
}

# alone TOOL: one line of the table; fails when the tool does not do what its driver says.
alone() {
  local tool=$1 up settled down left
  up=$(yes_no applies_three "$tool")
  settled=$(yes_no knows_what_is_pending "$tool")
  down=$(steps_back "$tool")
  left=$(left_by_failure "$tool")
  printf '%-13s %-10s %-5s %-8s %-5s %-40s\n' "$tool" "$(ask "$tool" version)" "$up" "$settled" "$down" "$left"
  case "$up $settled $down $left" in *NO*) return 1 ;; esac
}

applies_three() {
  local project=$work/projects/$1/alone database
  driver "$1" project "$project" 3 && driver "$1" up "$project" || return 1
  database=$(ask "$1" db "$project")
  has "$database" authors.email && has "$database" books_untitled && ! has "$database" books_by_author
}

knows_what_is_pending() {
  local project=$work/projects/$1/alone
  driver "$1" settled "$project" && driver "$1" add "$project" 4 && ! driver "$1" settled "$project" &&
    driver "$1" up "$project" && driver "$1" settled "$project" &&
    has "$(ask "$1" db "$project")" books_by_author
}

steps_back() {
  local project=$work/projects/$1/alone answer=0
  driver "$1" down "$project" || answer=$?
  if [ $answer = 3 ]; then
    echo none
  else
    yes_no went_back "$1" "$project"
  fi
}

went_back() {
  local database
  database=$(ask "$1" db "$2")
  has "$database" authors.email && ! has "$database" books_by_author && ! driver "$1" settled "$2"
}

# left_by_failure TOOL: three are applied, the fourth and a failing fifth are pending. What remains?
left_by_failure() {
  local project=$work/projects/$1/failing database before
  driver "$1" project "$project" 3 && driver "$1" up "$project" || { echo NO; return; }
  before=$(count "$1" "$project")
  driver "$1" add "$project" 4 && driver "$1" add "$project" bad
  if driver "$1" up "$project"; then echo "NO failure, "; fi
  database=$(ask "$1" db "$project")
  printf '%s, %s, rows %s>%s' \
    "$(has "$database" books_by_author && echo '4th' || echo 'no 4th')" \
    "$(has "$database" reviews && echo 'half of 5th' || echo 'nothing of 5th')" \
    "$before" "$(count "$1" "$project")"
}
