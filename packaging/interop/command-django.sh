#!/usr/bin/env bash
# Django driven by Switchback through the project's own command, held against Django alone.
tool=django
. "$(dirname "$0")/command-common.sh"
driver=$here/tools/django/driver.sh
python=/usr/bin/python3

project=$work/shop
"$driver" project "$project" 2
(cd "$project" && $python manage.py migrate > /dev/null)
"$driver" add "$project" 3
"$driver" add "$project" 4
db=$project/app.db

round "the command is proposed, and told its database by a module of settings"
expect 0 switchback add "$db" --name shop --migrations "$project/shop/migrations"
expect 0 switchback tool shop
says "PYTHONPATH={settings:settings}"
expect 0 switchback tool shop --tool django --folder "$project" \
  --configure "$python manage.py" --env DJANGO_SETTINGS_MODULE=switchback_settings \
  --env "PYTHONPATH={settings:settings}"

round "looking changes nothing"
before=$(sha256sum "$db")
expect 0 switchback tool shop current
says "[ ] 0004_index"
expect 4 switchback tool shop check
expect 0 switchback tool shop sql shop 0003
says "email"
expect 0 switchback tool shop upgrade --try
[ "$before" = "$(sha256sum "$db")" ]

round "an upgrade is what Django does alone"
by_the_tool "$project"
(cd "$project-alone" && $python manage.py migrate > /dev/null)
expect 0 switchback tool shop upgrade --yes
same "$db" "$project-alone/app.db"
expect 0 switchback tool shop check

round "a downgrade is what Django does alone"
(cd "$project-alone" && $python manage.py migrate shop 0002 > /dev/null)
expect 0 switchback tool shop downgrade-to shop 0002 --yes
same "$db" "$project-alone/app.db"

round "a failing migration stops at the copy"
"$driver" add "$project" bad
before=$(sha256sum "$db")
expect 1 switchback tool shop upgrade --yes
says "nowhere"
[ "$before" = "$(sha256sum "$db")" ]

finished
