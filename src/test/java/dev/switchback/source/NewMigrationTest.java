package dev.switchback.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.failure.FileFailed;
import dev.switchback.migration.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewMigrationTest {
  private static final Instant NOW = Instant.parse("2026-11-20T11:30:05Z");

  @TempDir Path folder;

  @Test
  void anEmptyFolderGetsAPair() {
    assertThat(names("Add loyalty points!"))
        .containsExactly("0001_add_loyalty_points.up.sql", "0001_add_loyalty_points.down.sql");
  }

  @ParameterizedTest
  @CsvSource({
    "001_a.up.sql,              002_new_one.up.sql",
    "9_a.up.sql,                10_new_one.up.sql",
    "009-some-thing.up.sql,     010-new-one.up.sql",
    "999_a.up.sql,              1000_new_one.up.sql",
    "0999_a.up.sql,             1000_new_one.up.sql",
    "20240102030405_a.up.sql,   20261120113005_new_one.up.sql",
    "20240102_030405_a.up.sql,  20261120_113005_new_one.up.sql",
    "202401020304_a.up.sql,     202611201130_new_one.up.sql",
    "20261120113005_a.up.sql,   20261120113006_new_one.up.sql",
    "20271231235959_a.up.sql,   20280101000000_new_one.up.sql",
    "1704164645_a.up.sql,       1795174205_new_one.up.sql",
    "V1.9__a.sql,               V1.10__new_one.sql",
    "V3__a_b.sql,               V4__new_one.sql",
    "001_a.sql,                 002_new_one.sql",
    "0001.a.sql,                0002.new_one.sql",
  })
  void theFoldersHabitIsKept(String existing, String first) throws IOException {
    write(existing, "SELECT 1");
    assertThat(names("New one").getFirst()).isEqualTo(first);
  }

  @Test
  void sectionsAreKept() throws IOException {
    write("1_a.sql", "-- migrate:up\nSELECT 1;");
    Path file = create("Add x").write().getFirst();
    assertThat(file).hasFileName("2_add_x.sql");
    assertThat(Files.readString(file)).contains("-- migrate:up\n").contains("-- migrate:down\n");
  }

  @Test
  void versionsOfFilesThatCannotBeUsedCountToo() throws IOException {
    write("1_a.up.sql", "SELECT 1");
    write("7_b.up.sql", "");
    assertThat(create("c").version()).isEqualTo(Version.of("8"));
  }

  @Test
  void whatWasCreatedIsReadBackAsPendingWork() throws IOException {
    write("01_a.up.sql", "SELECT 1");
    List<Path> written = create("Müller's \u0434\u043e\u043c / 2").write();
    assertThat(written.getFirst()).hasFileName("02_mullers_\u0434\u043e\u043c_2.up.sql");
    Files.writeString(written.getFirst(), "SELECT 2");
    SourceReading reading = new MigrationFolder().read(folder);
    assertThat(reading.migrations().problems()).isEmpty();
    assertThat(reading.migrations().migrations()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"migrate up", "'switchback: now'", "migrate:down", "'   '", "'../../etc'"})
  void noDescriptionDoesHarm(String description) throws IOException {
    write("1_a.sql", "-- migrate:up\nSELECT 1;");
    Path file = create(description).write().getFirst();
    assertThat(file.getParent()).isEqualTo(folder);
    Files.writeString(file, Files.readString(file).replace("up\n", "up\nSELECT 2;"));
    assertThat(new MigrationFolder().read(folder).migrations().problems()).isEmpty();
  }

  @Test
  void aLongDescriptionIsCutBetweenWords() {
    String name = names("word ".repeat(50)).getFirst();
    assertThat(name).hasSizeLessThan(100).endsWith("_word.up.sql");
  }

  @Test
  void nothingIsOverwrittenAndNothingHalfIsLeft() throws IOException {
    NewMigration migration = create("a");
    write("0001_a.down.sql", "precious");
    assertThatThrownBy(migration::write).isInstanceOf(FileFailed.class);
    assertThat(folder.resolve("0001_a.down.sql")).hasContent("precious");
    assertThat(folder.resolve("0001_a.up.sql")).doesNotExist();
  }

  private NewMigration create(String description) {
    return NewMigration.in(new MigrationFolder().read(folder), description, NOW);
  }

  private List<String> names(String description) {
    return create(description).files().stream()
        .map(file -> file.path().getFileName().toString())
        .toList();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
