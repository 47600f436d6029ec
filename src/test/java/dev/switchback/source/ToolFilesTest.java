package dev.switchback.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.failure.FileFailed;
import dev.switchback.migration.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// New migrations in the layouts of other tools, named as those tools' own commands name them.
class ToolFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:38:32Z");
  private static final NewMigration.Content CONTENT =
      new NewMigration.Content("CREATE TABLE t (x);", "DROP TABLE t;");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "SQLX, 0001_a.up.sql, 0002_add_t.up.sql 0002_add_t.down.sql",
    "SQLX, 0001_a.sql, 0002_add_t.sql",
    "GOLANG_MIGRATE, 000001_a.up.sql, 000002_add_t.up.sql 000002_add_t.down.sql",
    "GOOSE, 00001_a.sql, 00002_add_t.sql",
    "DBMATE, 20260101000001_a.sql, 20261120093832_add_t.sql",
    "FLYWAY, V1__a.sql, V2__add_t.sql",
    "REFINERY, V1__a.sql, V2__add_t.sql",
    "D1, 0001_a.sql, 0002_add_t.sql",
    "SQL_MIGRATE, 20260101000001-a.sql, 20261120093832-add_t.sql",
    "YOYO, 0001.a.sql, 0002.add_t.sql 0002.add_t.rollback.sql",
    "DIESEL, 2026-01-01-000001_a/up.sql, 2026-11-20-093832_add_t/up.sql"
        + " 2026-11-20-093832_add_t/down.sql",
    "PRISMA, 20260101000001_a/migration.sql, 20261120093832_add_t/migration.sql"
  })
  void theFilesAreNamedByTheToolAndTheFoldersHabit(Tool tool, String there, String expected)
      throws IOException {
    write(
        there,
        "-- migrate:up\n-- +goose Up\n-- +migrate Up\nCREATE TABLE a (x);\n-- migrate:down\n");
    SourceReading reading = new MigrationFolder().read(folder, tool);

    NewMigration made = NewMigration.in(reading, "Add t", CONTENT, NOW);

    assertThat(made.files())
        .extracting(file -> folder.relativize(file.path()).toString())
        .containsExactly(expected.split(" "));
    assertThat(made.write()).allSatisfy(file -> assertThat(file).isRegularFile());
    assertThat(new MigrationFolder().read(folder, tool).migrations().migrations())
        .as("the tool's own reading finds it")
        .hasSize(2);
    assertThatThrownBy(made::write).isInstanceOf(FileFailed.class);
  }

  @Test
  void whatOnlyTheToolCanMakeIsRefusedWithItsName() throws IOException {
    write("meta/_journal.json", "{\"version\":\"7\",\"dialect\":\"sqlite\",\"entries\":[]}");
    SourceReading reading = new MigrationFolder().read(folder, Tool.DRIZZLE);

    assertThatThrownBy(() -> NewMigration.in(reading, "Add t", CONTENT, NOW))
        .isInstanceOfSatisfying(
            FileFailed.class,
            failed -> assertThat(String.valueOf(failed.getMessage())).contains("Drizzle"));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
