package dev.switchback.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Names as people give them: read, or reported file by file; never silently left out.
class OddNamesTest {
  @TempDir Path folder;

  /// @param files names; what ends in down is a way back
  /// @param migrations what is read, in its order: version, description, and `+` with a way back
  /// @param problems what is reported: file and kind
  record Case(String what, List<String> files, List<String> migrations, List<String> problems) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "two dots", List.of("30_x.up..sql", "30_x.down.sql"), List.of("30 x +"), List.of()),
        new Case(
            "the ending .sqlite",
            List.of("1_a.up.sqlite", "1_a.down.sqlite", "2_b.up.sqlite"),
            List.of("1 a +", "2 b"),
            List.of()),
        new Case(
            "a V, and dots between",
            List.of("V0001.Name.up.sql", "V0001.Name.down.sql", "V0002.Other.up.sql"),
            List.of("0001 Name +", "0002 Other"),
            List.of()),
        new Case(
            "a dialect in the name",
            List.of(
                "0001_x.sqlite.up.sql",
                "0001_x.sqlite.down.sql",
                "0001_x.postgres.up.sql",
                "0001_x.postgres.down.sql",
                "0002_y.sqlite.up.sql",
                "0002_y.postgres.up.sql"),
            List.of("0001 x +", "0002 y"),
            List.of(
                "0001_x.postgres.down.sql TOOL_ONLY",
                "0001_x.postgres.up.sql TOOL_ONLY",
                "0002_y.postgres.up.sql TOOL_ONLY")),
        new Case(
            "another dialect alone, which says nothing of the rest",
            List.of("1_a.mysql.up.sql", "2_b.up.sql"),
            List.of("1 a.mysql", "2 b"),
            List.of()),
        new Case(
            "a database beside its migrations",
            List.of("app.sqlite", "1_a.up.sql"),
            List.of("1 a"),
            List.of()),
        new Case(
            "twenty digits",
            List.of("20260101123456123456_a.up.sql", "20260101123456123457_b.up.sql"),
            List.of("20260101123456123456 a", "20260101123456123457 b"),
            List.of()),
        new Case(
            "numbers without zeros",
            List.of("1_a.up.sql", "2_b.up.sql", "10_c.up.sql"),
            List.of("1 a", "2 b", "10 c"),
            List.of()),
        new Case(
            "parts of a version",
            List.of("0.10_c.up.sql", "0.2_b.up.sql", "0.1_a.up.sql"),
            List.of("0.1 a", "0.2 b", "0.10 c"),
            List.of()),
        new Case(
            "gaps",
            List.of("1_a.up.sql", "5_b.up.sql", "9_c.up.sql"),
            List.of("1 a", "5 b", "9 c"),
            List.of()),
        new Case(
            "the same number twice",
            List.of("1_a.up.sql", "2_b.up.sql", "2_c.up.sql", "3_d.up.sql"),
            List.of("1 a", "3 d"),
            List.of("2_b.up.sql DUPLICATE_VERSION", "2_c.up.sql DUPLICATE_VERSION")),
        new Case(
            "the same number, written in two ways",
            List.of("1_a.up.sql", "01_b.up.sql"),
            List.of(),
            List.of("01_b.up.sql DUPLICATE_VERSION", "1_a.up.sql DUPLICATE_VERSION")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyFileIsReadOrReported(Case one) throws IOException {
    for (String name : one.files()) {
      Files.writeString(
          folder.resolve(name),
          "CREATE TABLE t" + Integer.toHexString(name.hashCode()) + " (x);\n");
    }

    SourceReading reading = new MigrationFolder().read(folder);

    assertThat(reading.migrations().migrations())
        .extracting(
            migration ->
                (migration.version() + " " + migration.description())
                    + (migration.down().isPresent() ? " +" : ""))
        .containsExactlyElementsOf(one.migrations());
    assertThat(reading.migrations().problems())
        .extracting(problem -> problem.file().getFileName() + " " + problem.kind())
        .containsExactlyInAnyOrderElementsOf(one.problems());
  }
}
