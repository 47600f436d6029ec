# What has to be known to drive the tools. To be read by run.sh, after alone.sh.

facts_of() {
  local tool
  for tool in "$@"; do
    : > "$work/logs/$tool.log"
    driver "$tool" install || continue
    echo "== $tool $(ask "$tool" version)"
    connection "$tool"
    echo "when the fifth fails: $(left_by_failure "$tool")"
    after_failure "$tool" "$work/projects/$tool/failing"
    history "$tool" "$work/projects/$tool/failing"
    failing_way_back "$tool"
  done
}

# connection TOOL: the pragmas while it migrates, and whether a file in WAL mode stays so.
connection() {
  local project=$work/projects/$1/facts database
  driver "$1" project "$project" 0 && driver "$1" add "$project" facts && driver "$1" up "$project" ||
    { echo "failed, see $work/logs/$1.log"; return; }
  database=$(ask "$1" db "$project")
  sql "$database" "SELECT name || ' ' || value FROM facts"
  echo "journal_mode $(sql "$database" 'PRAGMA journal_mode')"
  driver "$1" project "$project.wal" 1
  [ "$1" = wrangler ] && return
  sqlite3 "$(ask "$1" db "$project.wal")" 'PRAGMA journal_mode = WAL' > "$work/wal.log"
  driver "$1" up "$project.wal"
  echo "a file in WAL: $(sql "$(ask "$1" db "$project.wal")" 'PRAGMA journal_mode')"
}

after_failure() {
  driver "$1" settled "$2" && echo 'settled then: yes' || echo 'settled then: no'
  driver "$1" up "$2" && echo 'up again: works' || echo 'up again: fails'
}

history() {
  local file table
  file=$(ask "$1" registry "$2")
  for table in $(ask "$1" histories); do
    sql "$file" "SELECT sql FROM sqlite_schema WHERE tbl_name = '$table' AND sql IS NOT NULL"
    literals "$file" "$table" | cut -c 1-400
  done
  echo "all tables: $(sql "$file" "SELECT group_concat(name, ' ') FROM sqlite_schema WHERE type = 'table'")"
}

# failing_way_back TOOL: taking the fourth back fails after its index was dropped. What remains?
failing_way_back() {
  local project=$work/projects/$1/downs database answer=0
  driver "$1" project "$project" 4
  grep -rl --exclude-dir=node_modules 'DROP INDEX' "$project" | while read -r file; do
    sed -i -E 's/^(.*)DROP INDEX books_by_author(.*)$/&\n\1INSERT INTO nowhere (words) VALUES (1)\2/' "$file"
  done
  driver "$1" up "$project" || { echo "failed, see $work/logs/$1.log"; return; }
  driver "$1" down "$project" || answer=$?
  database=$(ask "$1" db "$project")
  case $answer in
    0) echo 'taking back did not fail' ;;
    3) echo 'no way back' ;;
    *) echo "when taking back fails: $(has "$database" books_by_author && echo 'nothing undone' || echo 'half undone'), rows $(count "$1" "$project")" ;;
  esac
}
