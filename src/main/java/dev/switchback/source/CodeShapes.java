package dev.switchback.source;

import dev.switchback.migration.Tool;
import java.util.List;

/// The layouts of the tools whose migrations are programs in a folder.
final class CodeShapes {
  private static final String SCRIPT = "(?!.*\\.d\\.[cm]?ts$)(?!index\\.).*\\.[cm]?[jt]s";
  private static final List<String> MIGRATIONS =
      List.of("migrations", "src/migrations", "db/migrations");
  private static final int DEPTH = 4;

  private CodeShapes() {}

  static List<CodeShape> all() {
    return List.of(
        CodeShape.of(
                Tool.RAILS,
                "[0-9]+_[_a-z0-9]*\\.?[_a-z0-9]*\\.rb",
                "ActiveRecord::Migration",
                List.of("db/migrate"),
                CodeNamings::number)
            .below(DEPTH),
        CodeShape.of(
            Tool.SEQUEL,
            "\\d+_.+\\.rb",
            "Sequel\\.migration",
            List.of("db/migrations", "migrations", "db/migrate"),
            CodeNamings::sequel),
        CodeShape.of(
            Tool.ECTO,
            "\\d+_.*\\.exs",
            "Ecto\\.Migration",
            List.of("priv/repo/migrations"),
            CodeNamings::number),
        CodeShape.of(
            Tool.LARAVEL,
            "\\d.*_.*\\.php",
            "Illuminate\\\\(Database\\\\Migrations|Support\\\\Facades\\\\Schema)",
            List.of("database/migrations"),
            CodeNamings::stem),
        CodeShape.of(
            Tool.PHINX,
            "\\d{14}_\\w+\\.php",
            "(Phinx\\\\Migration|use Migrations)\\\\",
            List.of("db/migrations", "config/Migrations", "migrations"),
            CodeNamings::phinx),
        CodeShape.of(
                Tool.DOCTRINE,
                "Version\\w+\\.php",
                "Doctrine\\\\Migrations",
                List.of("migrations", "src/Migrations"),
                CodeNamings::doctrine)
            .below(DEPTH),
        CodeShape.of(
            Tool.PEEWEE_MIGRATE,
            "\\d+_.*\\.py",
            "def migrate\\(migrator",
            List.of("migrations"),
            CodeNamings::stem),
        CodeShape.of(
            Tool.TYPEORM,
            SCRIPT,
            "MigrationInterface",
            List.of("src/migrations", "src/migration", "migrations", "migration"),
            CodeNamings::typeOrm),
        CodeShape.of(Tool.KYSELY, SCRIPT, "['\"]kysely['\"]", MIGRATIONS, CodeNamings::stem),
        CodeShape.of(
            Tool.MIKRO_ORM, SCRIPT, "@mikro-orm/migrations", MIGRATIONS, CodeNamings::stem),
        CodeShape.of(Tool.PAYLOAD, SCRIPT, "@payloadcms/", MIGRATIONS, CodeNamings::stem),
        CodeShape.of(
            Tool.LUCID,
            SCRIPT,
            "@adonisjs/lucid|@ioc:Adonis/Lucid",
            List.of("database/migrations"),
            CodeNamings::lucid),
        CodeShape.of(
            Tool.SEQUELIZE, SCRIPT, "\\bqueryInterface\\b", MIGRATIONS, CodeNamings::fileName),
        CodeShape.of(
            Tool.DB_MIGRATE, SCRIPT, "\\bdbm\\b|db-migrate", MIGRATIONS, CodeNamings::slashed),
        CodeShape.of(
            Tool.KNEX,
            "(?!.*\\.d\\.ts$).*\\.(co|coffee|eg|iced|js|cjs|mjs|litcoffee|ls|ts)",
            "\\bknex\\b|\\bKnex\\b",
            MIGRATIONS,
            CodeNamings::fileName),
        CodeShape.of(
            Tool.POCKETBASE,
            "\\d+_.*\\.(go|js)",
            "\\bmigrate\\(\\(|\\b[mM](igrations)?\\.Register\\(|pocketbase",
            List.of("pb_migrations", "migrations"),
            CodeNamings::fileName),
        CodeShape.of(
            Tool.EF_CORE,
            "(?!.*\\.Designer\\.cs$)\\d{14}_.*\\.cs",
            "Microsoft\\.EntityFrameworkCore\\.Migrations",
            List.of("Migrations", "Data/Migrations"),
            CodeNamings::efCore),
        CodeShape.of(
            Tool.FLUENT_MIGRATOR,
            ".*\\.cs",
            "using FluentMigrator",
            List.of("Migrations"),
            CodeNamings::fluentMigrator),
        CodeShape.of(
            Tool.SEAORM,
            "m\\d{8}_\\d{6}_\\w+\\.rs",
            "sea_orm_migration",
            List.of("migration/src", "src"),
            CodeNamings::stem),
        CodeShape.of(
            Tool.BUN,
            "\\d{1,14}_[0-9a-z_-]+\\.(go|(tx\\.)?up\\.sql)",
            "uptrace/bun|--bun:split",
            MIGRATIONS,
            CodeNamings::bun));
  }
}
