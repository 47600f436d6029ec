# The projects of command-others.sh: each with two migrations applied by the tool and two pending, and
# a configuration that reads its database from the environment. To be read by command-others.sh.

tools=${SWITCHBACK_INTEROP:-${TMPDIR:-/tmp}/switchback-interop}/tools

# projected TOOL: makes $project.
projected() {
  case $1 in
    knex | sequelize | typeorm)
      "$here/tools/$1/driver.sh" install
      "$here/tools/$1/driver.sh" project "$project" 2
      ;;
    kysely-ctl)
      fetched kysely-ctl kysely-ctl@0.20.0 kysely@0.28.18
      "$here/tools/kysely/driver.sh" project "$project" 2
      ;;
    mikro-orm)
      fetched mikro-orm @mikro-orm/cli@6.6.16 @mikro-orm/core@6.6.16 \
        @mikro-orm/migrations@6.6.16 @mikro-orm/better-sqlite@6.6.16
      mkdir -p "$project/migrations"
      ;;
    rails)
      dpkg-query -W ruby-railties > /dev/null 2>&1 ||
        apt-get install -y --no-install-recommends ruby-railties ruby-sqlite3 > "$work/debian.log"
      mkdir -p "$project"
      cp -R "$here/tools/activerecord/1/." "$here/tools/activerecord/2/." "$project"
      ;;
  esac
  configured "$1"
  (cd "$project" && alone "$1" up > /dev/null)
  further_migrations "$1"
}

# fetched NAME PACKAGE…: packages of this script's own.
fetched() {
  local at=$tools/$1
  shift
  mkdir -p "$at"
  [ -d "$at/node_modules" ] && return
  echo '{"private":true}' > "$at/package.json"
  npm --prefix "$at" install --no-package-lock --no-audit --no-fund --legacy-peer-deps "$@" > "$at/install.log" 2>&1
  "$here/tools/knex/driver.sh" install
  rm -rf "$at/node_modules/better-sqlite3"
  ln -s "$tools/native-better-sqlite3/node_modules/better-sqlite3" "$at/node_modules/better-sqlite3"
}

configured() {
  local at=$project
  case $1 in
    knex)
      echo '{"private":true,"dependencies":{"knex":"*"}}' > "$at/package.json"
      sed -i 's/filename: "app.db"/filename: process.env.SHOP_DB_FILE || "app.db"/' "$at/knexfile.js"
      ;;
    sequelize)
      echo '{"private":true,"dependencies":{"sequelize-cli":"*"}}' > "$at/package.json"
      ;;
    typeorm)
      echo '{"private":true,"dependencies":{"typeorm":"*"}}' > "$at/package.json"
      sed -i 's/database: "app.db"/database: process.env.SHOP_DB_FILE || "app.db"/' "$at/data-source.js"
      ;;
    kysely-ctl)
      echo '{"private":true,"devDependencies":{"kysely-ctl":"*"}}' > "$at/package.json"
      rm -f "$at/node_modules"
      ln -s "$tools/kysely-ctl/node_modules" "$at/node_modules"
      cat > "$at/kysely.config.js" << 'JS'
const Database = require("better-sqlite3");
const { defineConfig } = require("kysely-ctl");
const { SqliteDialect } = require("kysely");

module.exports = defineConfig({
  dialect: new SqliteDialect({ database: new Database(process.env.SHOP_DB_FILE || "app.db") }),
  migrations: { migrationFolder: "migrations", allowJS: true },
});
JS
      ;;
    mikro-orm)
      cat > "$at/package.json" << 'JSON'
{ "private": true, "dependencies": { "@mikro-orm/cli": "*" }, "mikro-orm": { "configPaths": ["./mikro-orm.config.js"] } }
JSON
      ln -s "$tools/mikro-orm/node_modules" "$at/node_modules"
      cat > "$at/mikro-orm.config.js" << 'JS'
const { defineConfig } = require("@mikro-orm/better-sqlite");
const { Migrator } = require("@mikro-orm/migrations");
const { EntitySchema } = require("@mikro-orm/core");

const Author = new EntitySchema({
  name: "Author",
  tableName: "authors",
  properties: { id: { type: "number", primary: true }, name: { type: "string" } },
});

module.exports = defineConfig({
  dbName: process.env.SHOP_DB_FILE || "app.db",
  entities: [Author],
  extensions: [Migrator],
  migrations: { path: "migrations", snapshot: false },
});
JS
      mikro_migration 1 authors "create table authors (id integer primary key, name text not null)" "drop table authors"
      mikro_migration 2 books "create table books (id integer primary key, author integer)" "drop table books"
      ;;
    rails) (cd "$at" && rails_project) ;;
  esac
}

# The least that Rails' own commands need.
rails_project() {
  mkdir -p bin config
  cat > bin/rails << 'RB'
#!/usr/bin/env ruby
APP_PATH = File.expand_path("../config/application", __dir__)
require_relative "../config/boot"
require "rails/commands"
RB
  chmod +x bin/rails
  echo 'ENV["RAILS_ENV"] ||= "development"' > config/boot.rb
  cat > config/application.rb << 'RB'
require_relative "boot"
require "rails"
require "active_record/railtie"

module Shop
  class Application < Rails::Application
    config.load_defaults 6.1
    config.eager_load = false
    config.logger = Logger.new(nil)
    config.active_record.dump_schema_after_migration = false
  end
end
RB
  printf 'require_relative "application"\nRails.application.initialize!\n' > config/environment.rb
  printf 'require_relative "config/application"\nRails.application.load_tasks\n' > Rakefile
  printf 'development:\n  adapter: sqlite3\n  database: app.db\n' > config/database.yml
}

mikro_migration() {
  cat > "$project/migrations/Migration2026010100000$1_$2.js" << JS
const { Migration } = require("@mikro-orm/migrations");

class Migration2026010100000$1_$2 extends Migration {
  async up() {
    this.addSql("$3");
  }

  async down() {
    this.addSql("$4");
  }
}
exports.Migration2026010100000$1_$2 = Migration2026010100000$1_$2;
JS
}

further_migrations() {
  case $1 in
    mikro-orm)
      mikro_migration 3 email "alter table authors add column email text" "alter table authors drop column email"
      mikro_migration 4 index "create index books_by_author on books (author)" "drop index books_by_author"
      ;;
    rails)
      cp -R "$here/tools/activerecord/3/." "$here/tools/activerecord/4/." "$project"
      ;;
    kysely-ctl)
      cp -R "$here/tools/kysely/3/." "$here/tools/kysely/4/." "$project"
      ;;
    *)
      "$here/tools/$1/driver.sh" add "$project" 3
      "$here/tools/$1/driver.sh" add "$project" 4
      ;;
  esac
}

# alone TOOL up|down: the tool by itself, inside a project.
alone() {
  case $1-$2 in
    kysely-ctl-up) ./node_modules/.bin/kysely migrate:latest ;;
    kysely-ctl-down) ./node_modules/.bin/kysely migrate:down ;;
    rails-up) bin/rails db:migrate ;;
    rails-down) bin/rails db:rollback ;;
    mikro-orm-up) ./node_modules/.bin/mikro-orm migration:up ;;
    mikro-orm-down) ./node_modules/.bin/mikro-orm migration:down ;;
    *) "$here/tools/$1/driver.sh" "$2" "$PWD" ;;
  esac
}

migrations_of() { if [ "$1" = rails ]; then echo db/migrate; else echo migrations; fi; }

# ledger TOOL: the column of its history that names a migration, and the table.
ledger() {
  case $1 in
    knex) echo "SELECT name FROM knex_migrations" ;;
    sequelize) echo 'SELECT name FROM SequelizeMeta' ;;
    typeorm) echo "SELECT name FROM migrations" ;;
    kysely-ctl) echo "SELECT name FROM kysely_migration" ;;
    mikro-orm) echo "SELECT name FROM mikro_orm_migrations" ;;
    rails) echo "SELECT version FROM schema_migrations ORDER BY version" ;;
  esac
}

# known_as TOOL N: how the tool writes the Nth migration.
known_as() {
  case $1 in
    knex) echo "20260101000001_authors.js" ;;
    sequelize) echo "20260101000001-authors.js" ;;
    typeorm) echo "Authors1767225600001" ;;
    kysely-ctl) echo "001_authors" ;;
    mikro-orm) echo "Migration20260101000001_authors" ;;
    rails) echo "20260101000001" ;;
  esac
}

# same_but_times DATABASE OTHER QUERY: the same schema, and the same answer to the query.
same_but_times() {
  diff <(sqlite3 "$1" "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name; $3") \
    <(sqlite3 "$2" "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name; $3") >&2 ||
    { echo "$1 is not the same as $2" >&2; exit 1; }
}

# nothing_to_do TOOL: what Switchback says of an upgrade with nothing pending. Knex writes
# its lock all the same.
nothing_to_do() {
  case $1 in
    knex) echo "Something was written that does not show" ;;
    *) echo "The copy was not changed" ;;
  esac
}

# further TOOL: verbs that are tried once more, with what is given to them behind a colon.
further() {
  case $1 in
    knex) echo "new:add_ratings upgrade" ;;
    sequelize)
      echo "downgrade-to:20260101000003-email.js upgrade-to:20260101000004-index.js new:ratings"
      ;;
    typeorm) echo "" ;;
    rails) echo "check downgrade-to:20260101000002 upgrade-to:20260101000003 upgrade new:AddRatings" ;;
    kysely-ctl) echo "downgrade-one upgrade-one new:ratings" ;;
    mikro-orm)
      echo "history downgrade-to:Migration20260101000002_books upgrade-to:Migration20260101000003_email upgrade new:Ratings"
      ;;
  esac
}
