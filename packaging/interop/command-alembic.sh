#!/usr/bin/env bash
# Alembic driven by Switchback through the project's own command, held against Alembic alone.
tool=alembic
. "$(dirname "$0")/command-common.sh"
driver=$here/tools/alembic/driver.sh
alembic="/usr/bin/python3 -W ignore -m alembic.config"

project=$work/shop
"$driver" project "$project" 2
(cd "$project" && $alembic upgrade head 2> /dev/null)
"$driver" add "$project" 3
"$driver" add "$project" 4
db=$project/app.db

round "the command is proposed, and told its database by a copy of alembic.ini"
expect 0 switchback add "$db" --name shop --migrations "$project/migrations/versions"
expect 0 switchback tool shop
says "alembic -c {config}"
expect 0 switchback tool shop --tool alembic --folder "$project" --configure "$alembic -c {config}"

round "looking changes nothing"
before=$(sha256sum "$db")
expect 0 switchback tool shop current
says a00000000002
expect 0 switchback tool shop history
says "a00000000003 -> a00000000004"
expect 0 switchback tool shop sql a00000000002:head
says "ALTER TABLE authors ADD COLUMN email"
expect 0 switchback tool shop upgrade --try
says "itself was not touched"
[ "$before" = "$(sha256sum "$db")" ]

round "an upgrade is what Alembic does alone"
by_the_tool "$project"
(cd "$project-alone" && $alembic upgrade head 2> /dev/null)
expect 0 switchback tool shop upgrade --yes
same "$db" "$project-alone/app.db"

round "nothing to do is said, and nothing is run on the file"
expect 0 switchback tool shop upgrade --yes
says "The copy was not changed"

round "a downgrade is what Alembic does alone"
(cd "$project-alone" && $alembic downgrade -1 2> /dev/null)
expect 0 switchback tool shop downgrade-one --yes
same "$db" "$project-alone/app.db"
expect 0 switchback tool shop upgrade-one --yes

round "a failing migration stops at the copy"
"$driver" add "$project" bad
before=$(sha256sum "$db")
expect 1 switchback tool shop upgrade --yes
says "nowhere"
[ "$before" = "$(sha256sum "$db")" ]
rm "$project"/migrations/versions/*reviews*

round "a project that ignores what it is told is kept out"
sed -i 's#^config = context.config#&\nconfig.set_main_option("sqlalchemy.url", "sqlite:///app.db")#' \
  "$project/migrations/env.py"
rm -rf "$project"/migrations/__pycache__
before=$(sha256sum "$db")
expect 1 switchback tool shop downgrade-one --yes
says "the file itself is locked"
[ "$before" = "$(sha256sum "$db")" ]

round "a variable that env.py reads is proposed and works"
sed -i 's#^config.set_main_option.*#import os\nconfig.set_main_option("sqlalchemy.url", os.environ["SHOP_DB_URL"])#' \
  "$project/migrations/env.py"
expect 0 switchback tool shop
says "SHOP_DB_URL={url}"
expect 0 switchback tool shop --tool alembic --folder "$project" --configure "$alembic" \
  --env "SHOP_DB_URL={url}"
expect 0 switchback tool shop downgrade-one --yes
same "$db" "$project-alone/app.db"
expect 0 switchback undo shop --yes
expect 0 switchback tool shop current
says "a00000000004"

round "an empty migration is written into the project"
cp /usr/lib/python3/dist-packages/alembic/templates/generic/script.py.mako "$project/migrations/"
expect 0 switchback tool shop new "add ratings"
ls "$project"/migrations/versions/*add_ratings.py > /dev/null

finished
