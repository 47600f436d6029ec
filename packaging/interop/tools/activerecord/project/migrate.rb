# What Rails' tasks db:migrate, db:rollback and db:migrate:status call: migrate.rb up | down | status | settled
require "active_record"

ActiveRecord::Base.establish_connection(adapter: "sqlite3", database: "app.db")
migrations = ActiveRecord::MigrationContext.new("db/migrate", ActiveRecord::SchemaMigration)

case ARGV.first
when "up" then migrations.migrate
when "down" then migrations.rollback
when "status"
  migrations.migrations_status.each { |state, version, name| puts "#{state.rjust(6)}  #{version}  #{name}" }
when "settled" then exit !migrations.needs_migration?
end
