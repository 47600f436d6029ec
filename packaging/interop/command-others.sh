#!/usr/bin/env bash
# The commands of other tools, as they are proposed, driven by Switchback through real projects:
#
#   command-others.sh [knex | sequelize | typeorm | kysely-ctl | mikro-orm | rails]…
for chosen in "${@:-knex sequelize typeorm kysely-ctl mikro-orm rails}"; do
  for tool in $chosen; do
    (
      . "$(dirname "$0")/command-common.sh"
      . "$here/command-others-projects.sh"
      project=$work/shop
      projected "$tool"
      db=$project/app.db
      history=$(ledger "$tool")

      round "the command is proposed and accepted"
      expect 0 switchback add "$db" --name shop --migrations "$project/$(migrations_of "$tool")"
      expect 0 switchback tool shop
      says "Proposal 1, "
      expect 0 switchback tool shop --accept 1

      round "looking changes nothing, and tells what the tool tells"
      before=$(sha256sum "$db")
      expect 0 switchback tool shop current
      says "$(known_as "$tool" 1)"
      expect 0 switchback tool shop upgrade --try
      says "itself was not touched"
      [ "$before" = "$(sha256sum "$db")" ] || { echo "The file was changed." >&2; exit 1; }

      round "an upgrade is what the tool does alone"
      by_the_tool "$project"
      (cd "$project-alone" && alone "$tool" up > "$work/alone.txt" 2>&1)
      expect 0 switchback tool shop upgrade --yes
      same_but_times "$db" "$project-alone/app.db" "$history"
      expect 0 switchback tool shop upgrade --yes
      says "$(nothing_to_do "$tool")"

      round "a downgrade is what the tool does alone"
      (cd "$project-alone" && alone "$tool" down > "$work/alone.txt" 2>&1)
      expect 0 switchback tool shop downgrade-one --yes
      same_but_times "$db" "$project-alone/app.db" "$history"
      expect 0 switchback status shop
      says "1 pending"

      round "Undo puts it back"
      expect 0 switchback undo shop --yes
      expect 0 switchback status shop
      says "Up to date"

      for verb in $(further "$tool"); do
        round "$verb"
        expect 0 switchback tool shop ${verb//:/ } --yes
      done
      finished
    ) || exit 1
  done
done
