package dev.switchback.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem;
import dev.switchback.testing.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderProperties {
  private static final List<String> NAMES =
      List.of(
          "1_a.up.sql",
          "1_a.down.sql",
          "01_b.sql",
          "2_c.sql",
          "2_c.down.sql",
          "V2__d.sql",
          "3.up.sql",
          "3-e.down.sql",
          "4_f.sql",
          "5_g.sql",
          "6_h.down.sql",
          "20240101_120000_i.sql",
          "none.sql",
          "README.md",
          "7_j.SQL",
          "8_k.up.sql");

  private static final List<String> LINES =
      List.of(
          "SELECT 1;",
          "-- note",
          "-- migrate:up",
          "-- migrate:down",
          "-- migrate up",
          "'",
          "",
          "-- switchback: no-transaction because",
          "-- switchback: other",
          "/* open",
          "DROP TABLE t;",
          "-- migrate:up transaction:false",
          "COMMIT;",
          "\uFEFF");

  @TempDir Path folder;

  @Test
  void everySqlFileIsUsedOrItsProblemIsTold() {
    Seeds.each(
        100,
        random -> {
          Path own = randomFolder(random);
          SourceReading reading = new MigrationFolder().read(own);
          Set<Path> accounted = new HashSet<>(reading.ignored());
          reading.migrations().problems().stream().map(SourceProblem::file).forEach(accounted::add);
          reading.migrations().migrations().stream()
              .flatMap(FolderProperties::files)
              .forEach(accounted::add);
          try (Stream<Path> all = Files.list(own)) {
            assertThat(all)
                .allMatch(
                    file ->
                        accounted.contains(file)
                            || isDownWithNothingIn(file)
                            || isDownOfABrokenUp(file, reading));
          }
        });
  }

  @Test
  void textsStandInTheirFilesOnTheLinesTheyClaim() {
    Seeds.each(
        100,
        random -> {
          SourceReading reading = new MigrationFolder().read(randomFolder(random));
          for (Migration migration : reading.migrations().migrations()) {
            for (MigrationText text : texts(migration).toList()) {
              String whole = Files.readString(text.file().orElseThrow());
              String before = whole.substring(0, whole.lastIndexOf(text.sql()));
              assertThat(before.split("\n", -1)).hasSize(text.firstLine());
            }
            assertThat(migration.up().hasStatements()).isTrue();
          }
        });
  }

  @Test
  void aNewMigrationIsAlwaysNewerThanAllOthers() {
    Seeds.each(
        100,
        random -> {
          SourceReading reading = new MigrationFolder().read(randomFolder(random));
          NewMigration created = NewMigration.in(reading, "Next step", Instant.now());
          assertThat(reading.migrations().migrations())
              .allMatch(migration -> migration.version().compareTo(created.version()) < 0);
          assertThat(created.write()).allMatch(Files::exists);
        });
  }

  private static boolean isDownWithNothingIn(Path file) {
    try {
      return file.toString().endsWith(".down.sql")
          && !MigrationText.recorded(Files.readString(file).replace("\uFEFF", "")).hasStatements();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isDownOfABrokenUp(Path file, SourceReading reading) {
    FileName name = FileName.of(file);
    return name.part() == FileName.Part.DOWN
        && !SourceProblem.of(name.version().orElseThrow(), reading.migrations().problems())
            .isEmpty();
  }

  private static Stream<Path> files(Migration migration) {
    return texts(migration).map(MigrationText::file).flatMap(Optional::stream);
  }

  private static Stream<MigrationText> texts(Migration migration) {
    return Stream.concat(Stream.of(migration.up()), migration.down().stream());
  }

  private Path randomFolder(Random random) throws IOException {
    Path own = Files.createTempDirectory(folder, "case");
    for (String name : NAMES) {
      if (random.nextInt(3) == 0) {
        StringBuilder text = new StringBuilder();
        int lines = random.nextInt(6);
        for (int i = 0; i < lines; i++) {
          text.append(LINES.get(random.nextInt(LINES.size())))
              .append(random.nextBoolean() ? "\n" : "\r\n");
        }
        byte[] bytes =
            random.nextInt(12) == 0
                ? new byte[] {(byte) 0xC0}
                : text.toString().getBytes(StandardCharsets.UTF_8);
        Files.write(own.resolve(name), bytes);
      }
    }
    return own;
  }
}
