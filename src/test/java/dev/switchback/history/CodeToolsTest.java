package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Remark;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Target;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Verdict;
import dev.switchback.migration.Version;
import dev.switchback.testing.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tools whose migrations are programs: what they wrote is read, and a stamp is what they would
/// have written.
class CodeToolsTest {
  @TempDir Path folder;

  private Project project(Tool tool, String form, String... rows) {
    ToolSchemas.Made made =
        ToolSchemas.all()
            .filter(it -> it.tool() == tool && it.form().equals(form))
            .findFirst()
            .orElseThrow();
    return Project.in(folder).sql(made.sql().toArray(String[]::new)).sql(rows);
  }

  private static List<Remark> remarks(Project project, int row) {
    return entry(project, row).remarks();
  }

  private static HistoryEntry entry(Project project, int row) {
    return project.timeline().rows().get(row).entry().orElseThrow();
  }

  @Test
  void knex() {
    try (Project project =
        project(
                Tool.KNEX,
                "",
                "INSERT INTO knex_migrations VALUES"
                    + " (1, '20260101000001_authors.js', 1, 1795167451411),"
                    + " (5, '20260101000009_gone.js', 2, 1795167453264)",
                "INSERT INTO knex_migrations_lock VALUES (1, 0)")
            .write(
                "migrations/20260101000001_authors.js",
                "exports.up = (knex) => knex.schema.createTable('authors', () => {});\n")
            .write("migrations/20260101000002_books.js", "exports.up = async (knex) => {};\n")
            .write("migrations/types.d.ts", "")) {
      assertThat(project.rows())
          .containsExactly(
              "20260101000001 authors APPLIED",
              "20260101000009_gone.js gone MISSING",
              "20260101000002 books PENDING");
      assertThat(entry(project, 0).at()).contains(Instant.ofEpochMilli(1795167451411L));
      assertThat(remarks(project, 1)).containsExactly(new Remark(Remark.Kind.BATCH, "2"));
      assertThat(project.timeline().rows().get(1).verdict()).contains(Verdict.REFUSES_ALL);

      project.stamp("20260101000002");

      assertThat(
              project.query(
                  "SELECT id, name, batch, typeof(migration_time), migration_time > 1000000000000"
                      + " FROM knex_migrations WHERE id > 5"))
          .containsExactly("6|20260101000002_books.js|3|integer|1");
      assertThat(project.query("SELECT * FROM knex_migrations_lock")).containsExactly("1|0");
      project.unstamp("20260101000002");
      assertThat(project.query("SELECT id FROM knex_migrations")).containsExactly("1", "5");
    }
  }

  @Test
  void aLockOfKnexIsABlockage() {
    try (Project project =
        project(Tool.KNEX, "", "INSERT INTO knex_migrations_lock VALUES (1, 1)")) {
      assertThat(project.timeline().blockages())
          .extracting(Blockage::kind, Blockage::table)
          .containsExactly(tuple(Blockage.Kind.LOCK, "knex_migrations_lock"));
    }
  }

  @Test
  void aNewHistoryIsMadeAsKnexMakesIt() {
    try (Project project = Project.in(folder).write("1_a.js", "exports.up = (knex) => null;\n")) {
      project.stamp("1");

      assertThat(project.query("SELECT name, batch FROM knex_migrations"))
          .containsExactly("1_a.js|1");
      assertThat(project.query("SELECT * FROM knex_migrations_lock")).containsExactly("1|0");
      assertThat(project.status().found())
          .extracting(FoundHistory::tool)
          .containsExactly(Tool.KNEX);
    }
  }

  @Test
  void typeOrm() {
    try (Project project =
        project(
                Tool.TYPEORM,
                "",
                "INSERT INTO migrations VALUES (1, 1767225600001, 'Authors1767225600001')")
            .write(
                "src/migrations/1767225600001-authors.ts",
                """
                import { MigrationInterface, QueryRunner } from "typeorm";
                // class Old1767225600000 implements MigrationInterface
                export class Authors1767225600001 implements MigrationInterface {
                    name = 'Authors1767225600001'
                    public async up(queryRunner: QueryRunner): Promise<void> {}
                }
                """)
            .write(
                "src/migrations/1767225600002-books.ts",
                "export class Books1767225600002 implements MigrationInterface {}\n")) {
      assertThat(project.rows())
          .containsExactly("1767225600001 Authors APPLIED", "1767225600002 Books PENDING");
      assertThat(entry(project, 0).at()).isEmpty();

      project.stamp("1767225600002");

      assertThat(project.query("SELECT * FROM migrations"))
          .containsExactly(
              "1|1767225600001|Authors1767225600001", "2|1767225600002|Books1767225600002");
    }
  }

  @Test
  void twoClassesOfOneNameAreNamedAndTheFirstCounts() {
    String text = "export class Authors1767225600001 implements MigrationInterface {}\n";
    try (Project project =
        project(Tool.TYPEORM, "").write("migrations/a.ts", text).write("migrations/b.ts", text)) {
      assertThat(project.rows()).containsExactly("1767225600001 Authors PENDING");
      assertThat(project.timeline().problems())
          .extracting(SourceProblem::kind)
          .containsExactly(SourceProblem.Kind.DUPLICATE_VERSION);
    }
  }

  @Test
  void aTableWithoutRowidsIsReadByItsFirstColumn() {
    try (Project project =
        Project.in(folder)
            .sql(
                "CREATE TABLE schema_migrations (version varchar NOT NULL PRIMARY KEY)"
                    + " WITHOUT ROWID",
                "INSERT INTO schema_migrations VALUES ('2'), ('1')")) {
      assertThat(project.timeline().applied())
          .extracting(row -> row.version().text())
          .containsExactly("1", "2");
    }
  }

  @Test
  void laravel() {
    try (Project project =
        project(
                Tool.LARAVEL,
                "",
                "INSERT INTO migrations VALUES (1, '2026_01_01_000001_create_authors', 1)")
            .write(
                "database/migrations/2026_01_01_000001_create_authors.php",
                "<?php\nuse Illuminate\\Database\\Migrations\\Migration;\n")
            .write("database/migrations/2026_01_01_000002_create_books.php", "<?php\n")
            .write("database/migrations/2026_01_01_000003_add_email.php", "<?php\n")) {
      assertThat(project.rows())
          .containsExactly(
              "2026_01_01_000001 create authors APPLIED",
              "2026_01_01_000002 create books PENDING",
              "2026_01_01_000003 add email PENDING");

      project.stamp("2026_01_01_000003_add_email");

      assertThat(project.query("SELECT * FROM migrations"))
          .containsExactly(
              "1|2026_01_01_000001_create_authors|1",
              "2|2026_01_01_000002_create_books|2",
              "3|2026_01_01_000003_add_email|2");
    }
  }

  @Test
  void sequelizeWithAndWithoutTimes() {
    for (String form : List.of("", "with times")) {
      try (Project project =
          Project.in(folder.resolve(form.isEmpty() ? "without" : "with"))
              .sql(
                  form.isEmpty()
                      ? "CREATE TABLE `SequelizeMeta` (`name` VARCHAR(255) NOT NULL UNIQUE PRIMARY"
                          + " KEY)"
                      : "CREATE TABLE `SequelizeMeta` (`name` VARCHAR(255) NOT NULL UNIQUE PRIMARY"
                          + " KEY, `createdAt` DATETIME NOT NULL, `updatedAt` DATETIME NOT NULL)")
              .write(
                  "migrations/20260101000001-authors.js",
                  "module.exports = { up: async (queryInterface) => {} };\n")) {
        assertThat(project.rows()).containsExactly("20260101000001 authors PENDING");

        project.stamp("20260101000001");

        List<String> rows = project.query("SELECT * FROM SequelizeMeta");
        String time = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} \\+00:00";
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst())
            .matches(
                form.isEmpty()
                    ? "20260101000001-authors\\.js"
                    : "20260101000001-authors\\.js\\|" + time + "\\|" + time);
        assertThat(entry(project, 0).at().isPresent()).isEqualTo(!form.isEmpty());
      }
    }
  }

  @Test
  void efCore() {
    try (Project project =
        project(
                Tool.EF_CORE,
                "",
                "INSERT INTO __EFMigrationsHistory VALUES ('20260101000001_Authors', '9.0.4')",
                "INSERT INTO __EFMigrationsLock VALUES"
                    + " (1, '2026-11-20 09:40:43.1234567+00:00')")
            .write(
                "Migrations/20260101000001_Authors.cs",
                "using Microsoft.EntityFrameworkCore.Migrations;\n")
            .write("Migrations/20260101000001_Authors.Designer.cs", "")
            .write("Migrations/20260101000002_Books.cs", "")
            .write("Migrations/ShopModelSnapshot.cs", "")) {
      assertThat(project.rows())
          .containsExactly("20260101000001 Authors APPLIED", "20260101000002 Books PENDING");
      assertThat(remarks(project, 0))
          .containsExactly(new Remark(Remark.Kind.TOOL_VERSION, "9.0.4"));
      assertThat(project.timeline().blockages())
          .allSatisfy(
              lock ->
                  assertThat(lock.since())
                      .contains(Instant.parse("2026-11-20T09:40:43.123456700Z")))
          .hasSize(1);

      project.stamp("20260101000002");

      assertThat(project.query("SELECT * FROM __EFMigrationsHistory"))
          .containsExactly("20260101000001_Authors|9.0.4", "20260101000002_Books|9.0.4");
    }
  }

  @Test
  void kysely() {
    try (Project project =
        project(
                Tool.KYSELY,
                "",
                "INSERT INTO kysely_migration VALUES ('002_books', '2026-11-20T09:51:41.398Z')",
                "INSERT INTO kysely_migration_lock VALUES ('migration_lock', 0)")
            .write("migrations/001_authors.ts", "import { Kysely } from 'kysely'\n")
            .write("migrations/002_books.ts", "")
            .write("migrations/003_email.ts", "")) {
      assertThat(project.rows())
          .containsExactly("001 authors OUT_OF_ORDER", "002 books APPLIED", "003 email PENDING");
      assertThat(project.timeline().rows().getFirst().verdict()).contains(Verdict.REFUSES_ALL);
      assertThat(entry(project, 1).at()).contains(Instant.parse("2026-11-20T09:51:41.398Z"));

      project.stamp("001_authors");

      assertThat(
              project.query("SELECT name, timestamp FROM kysely_migration ORDER BY 1").getFirst())
          .matches("001_authors\\|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }
  }

  @Test
  void rails() {
    try (Project project =
        project(Tool.RAILS, "", "INSERT INTO schema_migrations VALUES ('20260101000001'), ('7')")
            .write(
                "db/migrate/20260101000001_create_authors.rb",
                "class CreateAuthors < ActiveRecord::Migration[7.1]\nend\n")
            .write("db/migrate/20260101000000_late.rb", "")) {
      assertThat(project.rows())
          .containsExactly(
              "7  MISSING",
              "20260101000000 late OUT_OF_ORDER",
              "20260101000001 create authors APPLIED");
      assertThat(project.timeline().rows().getFirst().verdict()).contains(Verdict.HIDES_MISSING);
      assertThat(project.timeline().rows().get(1).verdict()).contains(Verdict.RUNS_OLDER);

      project.stamp("20260101000000");

      assertThat(project.query("SELECT typeof(version), version FROM schema_migrations"))
          .containsExactly("text|20260101000001", "text|7", "text|20260101000000");
    }
  }

  @Test
  void ecto() {
    try (Project project =
        project(
                Tool.ECTO,
                "",
                "INSERT INTO schema_migrations VALUES (20230607071428, '2023-06-07T07:14:29')")
            .write(
                "priv/repo/migrations/20230607071428_authors.exs",
                "defmodule App.Authors do\n  use Ecto.Migration\nend\n")
            .write("priv/repo/migrations/20230607071429_books.exs", "")) {
      assertThat(entry(project, 0).at()).contains(Instant.parse("2023-06-07T07:14:29Z"));

      project.stamp("20230607071429");

      assertThat(
              project.query("SELECT typeof(version), version, inserted_at FROM schema_migrations"))
          .element(1)
          .asString()
          .matches("integer\\|20230607071429\\|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    }
  }

  @Test
  void sequelCounts() {
    try (Project project =
        project(Tool.SEQUEL, "numbers", "INSERT INTO schema_info VALUES (2)")
            .write("001_authors.rb", "Sequel.migration do\nend\n")
            .write("002_books.rb", "")
            .write("003_email.rb", "")) {
      assertThat(project.rows())
          .containsExactly("1 authors APPLIED", "2 books APPLIED", "3 email PENDING");
      project.stamp("3");
      assertThat(project.query("SELECT * FROM schema_info")).containsExactly("3");
      project.unstamp("2");
      assertThat(project.query("SELECT * FROM schema_info")).containsExactly("1");
    }
  }

  @Test
  void sequelNames() {
    try (Project project =
        project(
                Tool.SEQUEL,
                "times",
                "INSERT INTO schema_migrations VALUES ('20260101000001_authors.rb')")
            .write("20260101000001_authors.rb", "Sequel.migration do\nend\n")
            .write("20260101000002_books.rb", "")) {
      project.stamp("20260101000002");
      assertThat(project.query("SELECT * FROM schema_migrations"))
          .containsExactly("20260101000001_authors.rb", "20260101000002_books.rb");
    }
  }

  @Test
  void phinx() {
    try (Project project =
        project(
                Tool.PHINX,
                "",
                "INSERT INTO phinxlog VALUES (20260101000001, 'Authors', '2026-11-20 09:43:06',"
                    + " '2026-11-20 09:43:08', 1)")
            .write(
                "db/migrations/20260101000001_authors.php",
                "<?php\nuse Phinx\\Migration\\AbstractMigration;\n"
                    + "final class Authors extends AbstractMigration {}\n")
            .write(
                "db/migrations/20260101000002_add_books.php",
                "<?php\nfinal class AddBooks extends AbstractMigration {}\n")) {
      assertThat(entry(project, 0).took()).contains(Duration.ofSeconds(2));
      assertThat(remarks(project, 0)).containsExactly(Remark.of(Remark.Kind.BREAKPOINT));

      project.stamp("20260101000002");

      assertThat(project.query("SELECT version, migration_name, breakpoint FROM phinxlog"))
          .containsExactly("20260101000001|Authors|1", "20260101000002|AddBooks|0");
    }
  }

  @Test
  void doctrine() {
    try (Project project =
        project(
                Tool.DOCTRINE,
                "",
                "INSERT INTO doctrine_migration_versions VALUES"
                    + " ('DoctrineMigrations\\Version20260101000001', '2026-11-20 09:43:06', 12)")
            .write(
                "migrations/Version20260101000001.php",
                "<?php\n"
                    + "namespace DoctrineMigrations;\n"
                    + "use Doctrine\\Migrations\\AbstractMigration;\n"
                    + "final class Version20260101000001 extends AbstractMigration {\n"
                    + "  public function getDescription(): string { return 'The authors'; }\n"
                    + "}\n")
            .write(
                "migrations/Version20260101000002.php",
                "<?php\nnamespace DoctrineMigrations;\nfinal class Version20260101000002 {}\n")) {
      assertThat(project.rows())
          .containsExactly("20260101000001 The authors APPLIED", "20260101000002  PENDING");
      assertThat(entry(project, 0).took()).contains(Duration.ofMillis(12));

      project.stamp("20260101000002");

      assertThat(project.query("SELECT version, execution_time FROM doctrine_migration_versions"))
          .contains("DoctrineMigrations\\Version20260101000002|");
    }
  }

  @Test
  void seaOrmAndPocketBaseKeepNumbersForTimes() {
    try (Project project =
        project(
                Tool.SEAORM,
                "",
                "INSERT INTO seaql_migrations VALUES ('m20260101_000001_authors', 1795167451)")
            .write("src/m20260101_000001_authors.rs", "use sea_orm_migration::prelude::*;\n")
            .write("src/m20260101_000002_books.rs", "")) {
      assertThat(project.rows())
          .containsExactly("20260101_000001 authors APPLIED", "20260101_000002 books PENDING");
      assertThat(entry(project, 0).at()).contains(Instant.ofEpochSecond(1795167451L));
      project.stamp("20260101_000002");
      assertThat(project.query("SELECT version, length(applied_at) FROM seaql_migrations"))
          .contains("m20260101_000002_books|10");
    }
  }

  @Test
  void pocketBase() {
    try (Project project =
        project(
                Tool.POCKETBASE,
                "",
                "INSERT INTO _migrations VALUES ('1640988000_init.go', 1795167451411222)")
            .write("pb_migrations/1687801090_books.js", "migrate((app) => {}, (app) => {})\n")) {
      assertThat(entry(project, 0).at()).contains(Instant.parse("2026-11-20T09:37:31.411222Z"));
      project.stamp("1687801090");
      assertThat(project.query("SELECT file, length(applied) FROM _migrations"))
          .contains("1687801090_books.js|16");
    }
  }

  @Test
  void bunWritesTheRowFirst() {
    try (Project project =
        project(
                Tool.BUN,
                "",
                "INSERT INTO bun_migrations VALUES (1, '20210505110026', 1, '2026-11-20 09:43:06')",
                "INSERT INTO bun_migration_locks VALUES (1, 'bun_migrations')")
            .write("migrations/20210505110026_authors.go", "import \"github.com/uptrace/bun\"\n")
            .write("migrations/20210505110027_books.tx.up.sql", "CREATE TABLE books (id);\n")
            .write("migrations/20210505110027_books.tx.down.sql", "DROP TABLE books;\n")) {
      assertThat(project.rows())
          .containsExactly("20210505110026 authors APPLIED", "20210505110027 books PENDING");
      assertThat(project.timeline().blockages()).hasSize(1);
      project.stamp("20210505110027");
      assertThat(project.query("SELECT id, name, group_id FROM bun_migrations"))
          .contains("2|20210505110027|2");
    }
  }

  @Test
  void mikroOrmNamesWithAndWithoutEnding() {
    try (Project project =
        project(
                Tool.MIKRO_ORM,
                "",
                "INSERT INTO mikro_orm_migrations VALUES"
                    + " (1, 'Migration20260101000001.ts', '2026-11-20 09:43:06')")
            .write(
                "migrations/Migration20260101000001.ts",
                "import { Migration } from '@mikro-orm/migrations';\n")
            .write("migrations/Migration20260101000002.ts", "")) {
      assertThat(project.rows())
          .containsExactly("20260101000001  APPLIED", "20260101000002  PENDING");
      project.stamp("20260101000002");
      assertThat(project.query("SELECT name FROM mikro_orm_migrations"))
          .contains("Migration20260101000002");
      project.unstamp("20260101000001");
      assertThat(project.query("SELECT name FROM mikro_orm_migrations")).isEmpty();
    }
  }

  @Test
  void whatPayloadPushedIsNoMigration() {
    try (Project project =
        project(
            Tool.PAYLOAD,
            "",
            "INSERT INTO payload_migrations VALUES (1, 'dev', -1, '2026-11-20T09:43:06.403Z',"
                + " '2026-11-20T09:43:06.403Z')")) {
      assertThat(remarks(project, 0)).containsExactly(Remark.of(Remark.Kind.PUSHED));
      assertThat(project.timeline().rows())
          .extracting(TimelineRow::state)
          .containsExactly(MigrationState.STAMPED);
    }
  }

  @Test
  void fluentMigrator() {
    try (Project project =
        project(
                Tool.FLUENT_MIGRATOR,
                "",
                "INSERT INTO VersionInfo VALUES (1, '2026-11-20T09:43:06', 'Authors')")
            .write(
                "Migrations/All.cs",
                "using FluentMigrator;\n[Migration(1)]\npublic class Authors : Migration {}\n"
                    + "[Migration(2026_0101L, \"x\")]\npublic class Books : Migration {}\n")) {
      assertThat(project.rows()).containsExactly("1 Authors APPLIED", "20260101 Books PENDING");
      project.stamp("20260101");
      assertThat(project.query("SELECT Version, Description FROM VersionInfo"))
          .containsExactly("1|Authors", "20260101|Books");
    }
  }

  @Test
  void whatOnlyTheToolCanMakeIsNotWritten() {
    try (Project project =
        project(
            Tool.AERICH,
            "",
            "INSERT INTO aerich VALUES (1, '0_20260101_init.py', 'models', '{}')")) {
      assertThat(remarks(project, 0)).containsExactly(new Remark(Remark.Kind.GROUP, "models"));
      assertThat(project.planning(new Target.Unstamp(Version.named("models.0_20260101_init.py"))))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal ->
                  assertThat(refusal.reasons())
                      .containsExactly(new Refusal.Reason.OnlyRead(Tool.AERICH)));
    }
  }

  @Test
  void everyToolThatIsSaidToBeWritableIsWritten() {
    for (HistoryFormat format : Formats.all()) {
      if (format.tool() != Tool.HOME_MADE) {
        assertThat(format.ledger(format.usualTable()).isPresent())
            .as(format.tool().displayName())
            .isEqualTo(format.tool().isWritable());
      }
    }
  }

  @Test
  void sqitchTellsWhatWasRevertedAndWhatFailed() {
    String who = "'2026-11-20 09:45:33.488', 'bed', 'b@example.org', '2026-11-20', 'bed', 'b'";
    try (Project project =
        project(
            Tool.SQITCH,
            "",
            "INSERT INTO events VALUES ('deploy', 'e6', 'authors', 'lib', '', '', '', '@v1', "
                + who
                + ")",
            "INSERT INTO events VALUES ('deploy', '3f', 'books', 'lib', '', '', '', '', "
                + who
                + ")",
            "INSERT INTO events VALUES ('revert', '3f', 'books', 'lib', '', '', '', '', "
                + who.replace("33.488", "34.000")
                + ")")) {
      assertThat(project.status().history().entries())
          .extracting(HistoryEntry::event)
          .containsExactly(
              HistoryEntry.Event.APPLIED,
              HistoryEntry.Event.APPLIED,
              HistoryEntry.Event.ROLLED_BACK);
      assertThat(project.timeline().applied())
          .extracting(row -> row.version().text())
          .containsExactly("authors");
    }
  }

  @Test
  void roomHasAPositionOnly() {
    try (Project project =
        project(Tool.ROOM, "", "INSERT INTO room_master_table VALUES (42, 'cafe')")) {
      assertThat(project.timeline().applied())
          .extracting(row -> row.version().text())
          .containsExactly("7");
    }
  }
}
