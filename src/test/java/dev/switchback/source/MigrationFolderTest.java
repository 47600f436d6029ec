package dev.switchback.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.switchback.failure.SourceMissing;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationFolderTest {
  @TempDir Path folder;

  @Test
  void pairsAreReadInTheOrderOfNumbers() throws IOException {
    write("10_last.up.sql", "SELECT 10");
    write("2_add-loyalty_points.up.sql", "SELECT 2");
    write("2_add-loyalty_points.down.sql", "SELECT -2");
    SourceReading reading = read();
    assertThat(reading.layout()).isEqualTo(Layout.PAIRS);
    assertThat(reading.reason()).isEqualTo("3 files end in .up.sql or .down.sql");
    assertThat(reading.migrations().problems()).isEmpty();
    assertThat(reading.migrations().migrations())
        .extracting(Migration::version, Migration::description, Migration::isReversible)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Version.of("2"), "add loyalty points", true),
            org.assertj.core.groups.Tuple.tuple(Version.of("10"), "last", false));
    assertThat(find("2").down())
        .contains(
            new MigrationText(
                "SELECT -2", Optional.of(folder.resolve("2_add-loyalty_points.down.sql")), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "001_init.sql,                  001,            init",
    "v2__add_x.sql,                 2,              add x",
    "V1_2__add_x.sql,               1.2,            add x",
    "V1.2__add_x.sql,               1.2,            add x",
    "003-add-x.SQL,                 003,            add x",
    "004.add.x.sql,                 004,            add.x",
    "20240102030405_add.up.sql,     20240102030405, add",
    "20240102_030405_add.sql,       20240102030405, add",
    "0005.sql,                      0005,           ''",
    "6.up.sql,                      6,              ''",
    "7_2_things.sql,                7,              2 things",
    "008.2fa_login.sql,             008,            2fa login",
  })
  void namesAreReadInEveryCommonWriting(String file, String version, String description)
      throws IOException {
    write(file, "SELECT 1");
    assertThat(read().migrations().migrations())
        .singleElement()
        .satisfies(
            migration -> {
              assertThat(migration.version().text()).isEqualTo(version);
              assertThat(migration.description()).isEqualTo(description);
            });
  }

  @Test
  void sectionsKnowTheirLines() throws IOException {
    write("1_a.sql", "-- about\n\n-- migrate:up\nSELECT 1;\n\n-- migrate:down\r\nSELECT -1;\n");
    assertThat(read().layout()).isEqualTo(Layout.SECTIONS);
    assertThat(find("1").up().sql()).isEqualTo("SELECT 1;\n\n");
    assertThat(find("1").up().firstLine()).isEqualTo(4);
    assertThat(find("1").down().orElseThrow().sql()).isEqualTo("SELECT -1;\n");
    assertThat(find("1").down().orElseThrow().firstLine()).isEqualTo(7);
  }

  @Test
  void sectionsMayStandInEitherOrderAndWithoutADown() throws IOException {
    write("1_a.sql", "-- migrate:down\nSELECT -1;\n-- migrate:up\nSELECT 1;");
    write("2_b.sql", "-- migrate:up\nSELECT 2;\n-- migrate:down\n-- nothing\n");
    assertThat(find("1").up().sql()).isEqualTo("SELECT 1;");
    assertThat(find("1").down().orElseThrow().sql()).isEqualTo("SELECT -1;\n");
    assertThat(find("2").down()).isEmpty();
    assertThat(problems()).isEmpty();
  }

  @Test
  void plainFilesAndPairsLiveTogether() throws IOException {
    write("1_a.up.sql", "SELECT 1");
    write("1_a.down.sql", "SELECT 1");
    write("2_b.sql", "SELECT 2");
    write("3_c.sql", "SELECT 3");
    write("3_c.down.sql", "SELECT 3");
    SourceReading reading = read();
    assertThat(reading.layout()).isEqualTo(Layout.PAIRS);
    assertThat(reading.reason())
        .isEqualTo("3 files end in .up.sql or .down.sql; 2 files are plain .sql");
    assertThat(reading.migrations().migrations())
        .extracting(Migration::isReversible)
        .containsExactly(true, false, true);
    assertThat(problems()).isEmpty();
  }

  @Test
  void aFileWithSectionsIsNeverRunWholeAmongPlainOnes() throws IOException {
    write("1_a.sql", "SELECT 1");
    write("2_b.sql", "SELECT 2");
    write("3_c.sql", "-- migrate:up\nSELECT 3;\n-- migrate:down\nDROP TABLE t;");
    assertThat(read().layout()).isEqualTo(Layout.PLAIN);
    assertThat(find("3").up().sql()).isEqualTo("SELECT 3;\n");
    assertThat(find("3").isReversible()).isTrue();
  }

  @Test
  void twoFilesWithOneVersionAreBothNamedAndNeitherIsUsed() throws IOException {
    write("001_a.up.sql", "SELECT 1");
    write("1_b.sql", "SELECT 1");
    write("001_a.down.sql", "SELECT 1");
    write("2_c.up.sql", "SELECT 2");
    assertThat(problems())
        .containsExactly(
            "001_a.up.sql:0 DUPLICATE_VERSION 1_b.sql", "1_b.sql:0 DUPLICATE_VERSION 001_a.up.sql");
    assertThat(read().migrations().migrations()).hasSize(1);
  }

  @Test
  void aDownOfItsOwnAndADownInASectionAreTwo() throws IOException {
    write("1_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;");
    write("1_a.down.sql", "SELECT 3");
    assertThat(problems()).hasSize(2).allMatch(p -> p.contains("DUPLICATE_VERSION"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \r\n", "-- only\n/* this */;\n", "\uFEFF"})
  void anUpFileWithNothingToRunIsEmpty(String text) throws IOException {
    write("1_a.up.sql", text);
    write("1_a.down.sql", "SELECT 1");
    assertThat(problems()).containsExactly("1_a.up.sql:0 EMPTY_FILE ");
  }

  @Test
  void aDownWithoutAnUpIsNamed() throws IOException {
    write("1_a.down.sql", "SELECT 1");
    assertThat(problems()).containsExactly("1_a.down.sql:0 DOWN_WITHOUT_UP ");
  }

  @Test
  void anUpThatCannotBeReadIsNotCalledAbsent() throws IOException {
    Files.write(folder.resolve("1_a.up.sql"), new byte[] {'\n', 'a', '\n', (byte) 0xE9, ' '});
    write("1_a.down.sql", "SELECT 1");
    assertThat(problems()).containsExactly("1_a.up.sql:3 NOT_UTF8 byte 0xE9 at offset 3");
    assertThat(read().migrations().problems().getFirst().version()).contains(Version.of("1"));
  }

  @Test
  void sixteenBitTextAndACutOffCharacterAreNotUtf8() throws IOException {
    Files.write(folder.resolve("1_a.sql"), "SELECT 1".getBytes(StandardCharsets.UTF_16));
    Files.write(folder.resolve("2_a.sql"), new byte[] {'-', '-', (byte) 0xC3});
    assertThat(problems())
        .containsExactly(
            "1_a.sql:1 NOT_UTF8 byte 0xFE at offset 0", "2_a.sql:1 NOT_UTF8 byte 0xC3 at offset 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- migrate:upp",
        "--migrate: up",
        "-- migrate up",
        "-- Migrate:Down",
        "-- migrate:dwon",
        "-- migration: down",
        "-- migrate:",
        "-- migrat:up",
        "-- migrate-down",
        "--- migrate:down",
        "-- migrate:up transaction:maybe",
        "-- +goose Down",
        "-- +migrate Down",
      })
  void aMisspeltMarkIsNamedWithItsLine(String mark) throws IOException {
    write("1_a.sql", "SELECT 1;\n" + mark + "\nDROP TABLE t;");
    assertThat(problems()).contains("1_a.sql:2 MISSPELT_MARK " + mark);
    assertThat(read().migrations().migrations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- migrate the old rows",
        "-- migrates users up to the new table",
        "-- down here we migrate",
        "-- Migrate: customers to the new table",
        "-- my note: up to date",
        "-- mirror: down the road",
        "SELECT 1; -- migrate:down",
      })
  void aCommentThatMentionsMigratingIsNoMark(String comment) throws IOException {
    write("1_a.sql", comment + "\nSELECT 1;");
    assertThat(problems()).isEmpty();
    assertThat(read().layout()).isEqualTo(Layout.PLAIN);
  }

  @Test
  void whatIsWrongWithSectionsIsNamedWithItsLine() throws IOException {
    write("1_a.sql", "-- head\n\nSELECT 1;\n-- migrate:up\nSELECT 1;");
    write("2_b.sql", "-- migrate:down\nSELECT 1;");
    write("3_c.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n-- migrate:up\nSELECT 2;");
    write("4_d.sql", "-- migrate:up\n-- nothing\n-- migrate:down\nSELECT 1;");
    write("5_e.sql", "SELECT 1;");
    write("6_f.sql", "-- migrate:up\nSELECT 1;");
    assertThat(problems())
        .containsExactly(
            "1_a.sql:3 TEXT_BEFORE_SECTION SELECT 1",
            "2_b.sql:0 MISSING_UP_SECTION ",
            "3_c.sql:4 REPEATED_SECTION -- migrate:up",
            "4_d.sql:1 EMPTY_FILE -- migrate:up",
            "5_e.sql:0 MISSING_UP_SECTION ");
    assertThat(read().migrations().migrations()).hasSize(1);
  }

  @Test
  void aDownSectionInAnUpFileIsNotRunAsUp() throws IOException {
    write("1_a.up.sql", "SELECT 1;\n-- migrate:down\nDROP TABLE t;");
    assertThat(problems()).containsExactly("1_a.up.sql:2 REPEATED_SECTION -- migrate:down");
  }

  @Test
  void filesWithoutAVersionAreNamedAndOthersIgnored() throws IOException {
    write("schema.sql", "SELECT 1");
    write("v_none.sql", "SELECT 1");
    write("README.md", "");
    write("._1_a.sql", "");
    write("1_a.sql~", "");
    Files.createDirectory(folder.resolve("2_sub.sql"));
    assertThat(problems()).containsExactly("schema.sql:0 NO_VERSION ", "v_none.sql:0 NO_VERSION ");
    assertThat(read().ignored())
        .extracting(path -> path.getFileName().toString())
        .containsExactly("._1_a.sql", "1_a.sql~", "2_sub.sql", "README.md");
  }

  @Test
  void aByteOrderMarkGoesAndLineEndsStay() throws IOException {
    write("1_a.sql", "\uFEFFSELECT 1;\r\nSELECT 2;\r\n");
    assertThat(find("1").up().sql()).isEqualTo("SELECT 1;\r\nSELECT 2;\r\n");
  }

  @Test
  void aDirectiveIsFoundInEitherPart() throws IOException {
    write("1_a.sql", "-- switchback: no-transaction head\n-- migrate:up\nVACUUM;");
    write(
        "2_b.sql",
        "-- migrate:up\nSELECT 1;\n-- migrate:down\n-- switchback: no-transaction\nVACUUM;");
    write("3_c.sql", "-- migrate:up transaction:false\nVACUUM;");
    assertThat(find("1").up().noTransactionReason()).contains("head");
    assertThat(find("1").up().firstLine()).isEqualTo(1);
    assertThat(find("2").up().noTransactionReason()).isEmpty();
    assertThat(find("2").down().orElseThrow().noTransactionReason()).contains("");
    assertThat(find("3").up().noTransactionReason()).contains("");
    assertThat(problems()).isEmpty();
  }

  @Test
  void aDirectiveThatWouldBeIgnoredIsNamedWithItsLine() throws IOException {
    write("1_a.sql", "-- switchback: no-transacton\nVACUUM;");
    write("2_b.sql", "SELECT 1;\n-- switchback: no-transaction\nVACUUM;");
    write("3_c.sql", "-- switchback no-transaction\nVACUUM;");
    write("4_d.sql", "-- switchback is fine\nSELECT '-- switchback: no';");
    write("5_e.up.sql", "SELECT 1;");
    write("5_e.down.sql", "\n-- switchback: nothing");
    assertThat(problems())
        .containsExactly(
            "1_a.sql:1 UNKNOWN_DIRECTIVE -- switchback: no-transacton",
            "2_b.sql:2 UNKNOWN_DIRECTIVE -- switchback: no-transaction",
            "3_c.sql:1 UNKNOWN_DIRECTIVE -- switchback no-transaction",
            "5_e.down.sql:2 UNKNOWN_DIRECTIVE -- switchback: nothing");
    assertThat(read().migrations().migrations()).hasSize(5);
  }

  @Test
  void aFolderOfWhichNothingCanBeReadSaysSo() throws IOException {
    Files.write(folder.resolve("1_a.sql"), new byte[] {(byte) 0xFF});
    assertThat(read().reason()).isEqualTo("no .sql file can be read");
  }

  @Test
  void anEmptyFolderHasNoMigrations() {
    assertThat(read().migrations().migrations()).isEmpty();
    assertThat(read().reason()).isEqualTo("no .sql files yet");
  }

  @Test
  void aFolderThatIsNoneIsAFailure() throws IOException {
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> new MigrationFolder().read(absent))
        .isInstanceOfSatisfying(
            SourceMissing.class,
            failure -> {
              assertThat(failure.folder()).isEqualTo(absent);
              assertThat(failure.detail()).contains("no such folder");
            });
    Files.createFile(absent);
    assertThatThrownBy(() -> new MigrationFolder().read(absent))
        .isInstanceOf(SourceMissing.class)
        .hasMessageContaining("not a folder");
  }

  @Test
  void aLinkThatLeadsNowhereIsUnreadable() throws IOException {
    Files.createSymbolicLink(folder.resolve("1_a.sql"), folder.resolve("gone.sql"));
    write("2_b.sql", "SELECT 2");
    assertThat(problems()).singleElement().asString().startsWith("1_a.sql:0 UNREADABLE");
    assertThat(read().migrations().migrations()).hasSize(1);
  }

  @Test
  void aFileWithoutPermissionIsUnreadable() throws IOException {
    write("1_a.sql", "SELECT 1");
    assertThat(folder.resolve("1_a.sql").toFile().setReadable(false)).isTrue();
    assumeThat(Files.isReadable(folder.resolve("1_a.sql"))).as("not run as root").isFalse();
    assertThat(problems()).containsExactly("1_a.sql:0 UNREADABLE no permission to read it");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private SourceReading read() {
    return new MigrationFolder().read(folder);
  }

  private Migration find(String version) {
    return read().migrations().find(Version.of(version)).orElseThrow();
  }

  /// As `file:line KIND detail`.
  private List<String> problems() {
    return read().migrations().problems().stream()
        .map(p -> p.file().getFileName() + ":" + p.line() + " " + p.kind() + " " + p.detail())
        .toList();
  }
}
