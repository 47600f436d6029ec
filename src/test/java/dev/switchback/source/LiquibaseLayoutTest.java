package dev.switchback.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchback.migration.Checksum;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import liquibase.ContextExpression;
import liquibase.Contexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiquibaseLayoutTest {
  private static final String HEAD = "--liquibase formatted sql\n";
  private final LiquibaseLayout layout = new LiquibaseLayout();
  @TempDir private Path folder;

  @Test
  void theChecksumIsThatOfARowThatLiquibaseWroteWhateverTheBlanks() {
    String authors = "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);";
    Checksum written = new Checksum("liquibase-9", "9:9b57a99b926319bb5c0d55c0846d01c5");
    assertThat(LiquibaseChecksum.of(authors)).isEqualTo(written);
    assertThat(LiquibaseChecksum.of(" \r\n" + authors.replace(" ", "\t") + "\n"))
        .isEqualTo(written);
  }

  @Test
  void textAndRollbackKeepTheLinesOfTheFile() throws IOException {
    write(
        "c.sql",
        HEAD
            + "--changeset ann:1\n"
            + "--comment: first\n"
            + "CREATE TABLE t (a);\n"
            + "--rollback DROP\n"
            + "--rollback TABLE t;\n"
            + "CREATE TABLE u (a);\n");
    Migration migration = read().migrations().getFirst();
    MigrationText down = migration.down().orElseThrow();

    assertThat(migration.description()).isEqualTo("first");
    assertThat(lineOf(migration.up(), "CREATE TABLE t")).isEqualTo(4);
    assertThat(lineOf(migration.up(), "CREATE TABLE u")).isEqualTo(7);
    assertThat(down.sql()).isEqualTo("DROP\nTABLE t;");
    assertThat(lineOf(down, "TABLE t;")).isEqualTo(6);
  }

  @Test
  void whatOnlyLiquibaseCanDecideIsForItsCommand() throws IOException {
    write(
        "c.sql",
        HEAD
            + "--changeset ann:1\n--preconditions onFail:MARK_RAN\n"
            + "--precondition-sql-check expectedResult:0 DELETE FROM t\nSELECT 1;\n"
            + "--changeset ann:2 runWith:sqlite3\nSELECT 1;\n"
            + "--changeset ann:3 runOnChange:true\nSELECT 1;\n"
            + "--changeset ann:4 runInTransaction:false\nVACUUM;\n"
            + "--changeset ann:5 dbms:!sqlite\nSELECT 1;\n"
            + "--changeset ann:6 ignore:true\nSELECT 1;\n");

    assertThat(read().migrations())
        .extracting(m -> m.version().text(), m -> m.origin().kind())
        .containsExactly(
            tuple("ann:1", Origin.Kind.CODE),
            tuple("ann:2", Origin.Kind.CODE),
            tuple("ann:3", Origin.Kind.REPEATABLE),
            tuple("ann:4", Origin.Kind.SQL));
    assertThat(read().migrations().getLast().up().noTransactionReason())
        .contains("runInTransaction:false");
  }

  @Test
  void ignoredLinesAndOtherDelimitersAreFollowed() throws IOException {
    write(
        "c.sql",
        HEAD
            + "--changeset ann:1 endDelimiter:\\nGO\n"
            + "--ignoreLines:1\nDROP TABLE never;\n"
            + "CREATE TABLE t (a)\nGO\nCREATE TABLE u (a)\nGO\n"
            + "--ignoreLines:start\nDROP TABLE never;\n--ignoreLines:end\n");

    assertThat(read().migrations().getFirst().up().sql().strip())
        .isEqualTo("CREATE TABLE t (a);\n\nCREATE TABLE u (a);");
  }

  @Test
  void changelogsInYamlAndJsonAreFollowed() throws IOException {
    write(
        "root.yaml",
        """
        databaseChangeLog:
          - property:
              name: owner
              value: ann
          - include:
              file: sub/one.json
          - includeAll:
              path: more
              relativeToChangelogFile: true
          - include:
              file: missing.sql
          - changeSet:
              id: own
              author: ann
              changes:
                - tagDatabase:
                    tag: v1
        """);
    write(
        "sub/one.json",
        "{\"databaseChangeLog\": [{\"include\": {\"file\": \"x.sql\","
            + " \"relativeToChangelogFile\": true}}]}");
    write("sub/x.sql", HEAD + "--changeset ${owner}:x\nSELECT 1;\n");
    write("more/b.sql", HEAD + "--changeset ann:b\nSELECT 1;\n");
    write("more/a.sql", "SELECT 1;\n");

    assertThat(read().migrations())
        .extracting(m -> m.origin().key())
        .containsExactly(
            "sub/x.sql::x::ann",
            "more/a.sql::raw::includeAll",
            "more/b.sql::b::ann",
            "root.yaml::own::ann");
    assertThat(read().problems())
        .extracting(SourceProblem::kind, SourceProblem::detail)
        .containsExactly(tuple(SourceProblem.Kind.INCLUDED_MISSING, "missing.sql"));
    assertThat(layout.read(folder).ignored()).isEmpty();
  }

  @Test
  void contextsAndLabelsThatTheSettingsAskForAreFollowed() throws IOException {
    write("liquibase.properties", "contexts: prod\nliquibase.command.labelFilter=l1 or l2\n");
    write(
        "c.sql",
        HEAD
            + "--changeset a:1\nSELECT 1;\n"
            + "--changeset a:2 context:test\nSELECT 1;\n"
            + "--changeset a:3 contextFilter:\"prod and !test\"\nSELECT 1;\n"
            + "--changeset a:4 labels:l3\nSELECT 1;\n"
            + "--changeset a:5 labels:l2,l3\nSELECT 1;\n");

    assertThat(wanted(read())).containsExactly("a:1", "a:3", "a:5");
    assertThat(wanted(read("contexts", "test"))).containsExactly("a:1", "a:2", "a:5");
    assertThat(wanted(read("labelFilter", "l3"))).containsExactly("a:1", "a:3", "a:4", "a:5");
  }

  private MigrationSet read(String option, String value) {
    return layout
        .read(folder, new Wanted(Optional.empty(), new ToolOptions(Map.of(option, value))))
        .migrations();
  }

  private static List<String> wanted(MigrationSet all) {
    return all.migrations().stream()
        .filter(m -> m.origin().mark(Origin.LEFT_OUT).isEmpty())
        .map(m -> m.version().text())
        .toList();
  }

  @Test
  void expressionsHoldWhereTheyDoForLiquibase() {
    for (String expression :
        List.of("a", "!a", "a and b", "a or b", "a,b", "not a and b", "(a or b) and !c", "A")) {
      for (String given : List.of("a", "b", "c", "a,b", "a,c", "d")) {
        assertThat(LiquibaseFilter.holds(expression, Set.of(given.split(","))))
            .as("%s given %s", expression, given)
            .isEqualTo(new ContextExpression(expression).matches(new Contexts(given)));
      }
    }
  }

  @Test
  void oneChangesetTwiceIsReported() throws IOException {
    write("c.sql", HEAD + "--changeset a:1\nSELECT 1;\n--changeset a:1\nSELECT 2;\n");

    assertThat(read().problems())
        .extracting(SourceProblem::kind)
        .containsExactly(SourceProblem.Kind.DUPLICATE_VERSION);
  }

  @Test
  void aFolderOrAFileIsLiquibasesByItsFirstLine() throws IOException {
    write("1.sql", "SELECT 1;\n");
    assertThat(layout.recognise(folder)).isEmpty();
    write("2.sql", "\n-- liquibase formatted sql\n--changeset a:1\nSELECT 1;\n");
    assertThat(layout.recognise(folder)).contains("1 changelog of Liquibase");
    assertThat(layout.recognise(folder.resolve("2.sql"))).isPresent();
    assertThat(new MigrationFolder().read(folder.resolve("2.sql")).tool()).contains(Tool.LIQUIBASE);
    assertThat(layout.read(folder).ignored()).isEqualTo(List.of(folder.resolve("1.sql")));
  }

  private static int lineOf(MigrationText text, String part) {
    List<String> lines = text.sql().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(part)) {
        return text.fileLine(i + 1);
      }
    }
    return -1;
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
