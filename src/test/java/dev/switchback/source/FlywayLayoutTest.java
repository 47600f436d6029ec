package dev.switchback.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Tool;
import dev.switchback.migration.ToolSetup;
import dev.switchback.migration.ToolWays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlywayLayoutTest {
  private final FlywayLayout layout = new FlywayLayout();
  @TempDir private Path folder;

  @Test
  void theChecksumIsThatOfRowsThatFlywayWrote() {
    String authors = "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);";
    assertThat(FlywayChecksum.of(authors + "\n").value()).isEqualTo("-1746588452");
    assertThat(FlywayChecksum.of(authors + "\r\n").value()).isEqualTo("-1746588452");
    assertThat(FlywayChecksum.of(authors).value()).isEqualTo("-1746588452");
    assertThat(FlywayChecksum.of("CREATE TABLE ooo(a);\n").value()).isEqualTo("1348064527");
    assertThat(FlywayChecksum.of("ALTER TABLE authors ADD COLUMN email TEXT;-- c\n").value())
        .isEqualTo("723817433");
  }

  @Test
  void versionsAreComparedAsNumbersAndFoldersInFoldersAreRead() throws IOException {
    write("V10__ten.sql", "SELECT 1;");
    write("old/V2_1__two_one.sql", "SELECT 1;");
    write("old/deep/V1.9__nine.sql", "SELECT 1;");
    write("R__views.sql", "SELECT 1;");
    write("README.md", "words");

    assertThat(read().migrations())
        .extracting(m -> m.version().text() + " " + m.description())
        .containsExactly("1.9 nine", "2.1 two one", "10 ten", "R__views views");
    assertThat(read().migrations())
        .extracting(m -> m.origin().mark("script").orElse(""))
        .containsExactly(
            "old/deep/V1.9__nine.sql", "old/V2_1__two_one.sql", "V10__ten.sql", "R__views.sql");
    assertThat(read().migrations().getLast().origin().kind()).isEqualTo(Origin.Kind.REPEATABLE);
  }

  @Test
  void placeholdersAreFilledInAndDoNotCountInTheChecksumOfAVersion() throws IOException {
    write("flyway.toml", "[flyway.placeholders]\nowner = \"ann\" # who\n");
    write("V1__a.sql", "INSERT INTO t VALUES ('${owner}', '${flyway:table}');");
    write("V2__b.sql", "INSERT INTO t VALUES ('${nobody}');");
    write("V3__c.sql", "INSERT INTO t VALUES ('${nobody}');");
    write("V3__c.sql.conf", "placeholderReplacement=false");

    Migration first = read().migrations().getFirst();

    assertThat(first.up().sql())
        .isEqualTo("INSERT INTO t VALUES ('ann', 'flyway_schema_history');");
    assertThat(first.checksum())
        .isEqualTo(FlywayChecksum.of("INSERT INTO t VALUES ('${owner}', '${flyway:table}');"));
    assertThat(read().problems())
        .extracting(SourceProblem::kind, SourceProblem::detail)
        .containsExactly(tuple(SourceProblem.Kind.UNKNOWN_PLACEHOLDER, "${nobody}"));
  }

  @Test
  void foreignKeysRunOutsideATransactionAndNotMixedWithOthers() throws IOException {
    write("V1__on.sql", "PRAGMA foreign_keys = ON;\n");
    write("V2__mixed.sql", "PRAGMA foreign_keys = OFF;\nCREATE TABLE t (a);\n");

    assertThat(read().migrations().getFirst().up().noTransactionReason())
        .contains("PRAGMA foreign_keys");
    assertThat(read().problems())
        .extracting(SourceProblem::kind)
        .containsExactly(SourceProblem.Kind.MIXED_TRANSACTIONS);
    write("flyway.conf", "flyway.mixed=true\n");
    assertThat(read().problems()).isEmpty();
  }

  @Test
  void undoFilesAreTheWayBackAndWhatOnlyFlywayRunsIsReported() throws IOException {
    write("V1__a.sql", "CREATE TABLE t (a);");
    write("U1__a.sql", "DROP TABLE t;");
    write("U2__b.sql", "DROP TABLE u;");
    write("B1__all.sql", "CREATE TABLE t (a);");
    write("beforeMigrate.sql", "SELECT 1;");
    write("V3__code.java", "class V3__code {}");

    assertThat(read().migrations().getFirst().down().orElseThrow().sql())
        .isEqualTo("DROP TABLE t;");
    assertThat(read().migrations().getLast().origin().kind()).isEqualTo(Origin.Kind.CODE);
    assertThat(read().problems())
        .extracting(SourceProblem::kind)
        .containsExactly(SourceProblem.Kind.DOWN_WITHOUT_UP, SourceProblem.Kind.TOOL_ONLY);
    assertThat(read().setup().refusing())
        .extracting(problem -> problem.file().getFileName().toString())
        .containsExactly("beforeMigrate.sql");
    assertThat(read().setup().baselines())
        .extracting(m -> m.version().text(), m -> m.origin().mark("type").orElse(""))
        .containsExactly(tuple("1", "SQL_BASELINE"));
  }

  @Test
  void settingsOfAnApplicationAreReadFromItsYaml() throws IOException {
    write(
        "application.yml",
        """
        # the application's
        server:
          port: 8080
        spring:
          datasource: {url: "jdbc:sqlite:a.db"}
          flyway:
            out-of-order: true   # since the merge
            ignore-migration-patterns:
              - "*:missing"
              - '*:future'
            placeholders:
              owner: "ann # not a comment"
        """);
    write("V1__a.sql", "SELECT '${owner}';");

    assertThat(read().setup().older()).contains(ToolWays.Older.RUNS);
    assertThat(read().setup().passing())
        .containsExactlyInAnyOrder(
            ToolSetup.Passing.MISSING,
            ToolSetup.Passing.MISSING_REPEATABLE,
            ToolSetup.Passing.FUTURE);
    assertThat(read().migrations().getFirst().up().sql())
        .isEqualTo("SELECT 'ann # not a comment';");
  }

  @Test
  void programsBesideTheResourcesAreFound() throws IOException {
    write("src/main/resources/db/migration/V1__a.sql", "SELECT 1;");
    write("src/main/kotlin/db/migration/V2__code.kt", "class V2__code");
    write("src/main/kotlin/db/migration/Other.kt", "class Other");

    assertThat(
            layout
                .read(folder.resolve("src/main/resources/db/migration"))
                .migrations()
                .migrations())
        .extracting(m -> m.version().text(), m -> m.origin().kind())
        .containsExactly(tuple("1", Origin.Kind.SQL), tuple("2", Origin.Kind.CODE));
  }

  @Test
  void twoFilesOfOneVersionAreReported() throws IOException {
    write("V1__a.sql", "SELECT 1;");
    write("sub/V1.0__b.sql", "SELECT 1;");

    assertThat(read().migrations()).isEmpty();
    assertThat(read().problems())
        .extracting(SourceProblem::kind)
        .containsOnly(SourceProblem.Kind.DUPLICATE_VERSION)
        .hasSize(2);
  }

  @Test
  void aFolderIsFlywaysOnlyBySomethingThatNobodyElseHas() throws IOException {
    write("V1__a.sql", "SELECT 1;");
    assertThat(layout.recognise(folder)).isEmpty();
    write("R__v.sql", "SELECT 1;");
    assertThat(layout.recognise(folder)).contains("2 files named as Flyway's, and files named R__");
    assertThat(new MigrationFolder().read(folder).tool()).contains(Tool.FLYWAY);
    write("notes.sql", "SELECT 1;");
    assertThat(layout.recognise(folder)).isEmpty();
  }

  private MigrationSet read() {
    return layout.read(folder).migrations();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
