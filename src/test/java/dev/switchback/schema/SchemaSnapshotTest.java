package dev.switchback.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaSnapshotTest {
  @TempDir Path folder;

  @Test
  void nothingDiffersFromItself() {
    SchemaSnapshot snapshot =
        of("a", "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)", "CREATE INDEX i ON t (b)");

    assertThat(snapshot.to(snapshot).isEmpty()).isTrue();
  }

  @Test
  void addedAndRemovedObjectsAreNamed() {
    SchemaSnapshot before = of("a", "CREATE TABLE t (a)", "CREATE VIEW v AS SELECT a FROM t");
    SchemaSnapshot after = of("b", "CREATE TABLE t (a)", "CREATE INDEX i ON t (a)");

    SchemaDiff diff = before.to(after);

    assertThat(diff.changes())
        .extracting(change -> change.getClass().getSimpleName() + " " + change.object().name())
        .containsExactly("Added i", "Removed v");
    assertThat(after.to(before).changes())
        .extracting(change -> change.getClass().getSimpleName() + " " + change.object().name())
        .containsExactly("Added v", "Removed i");
  }

  @Test
  void changedColumnsAreTold() {
    SchemaSnapshot before = of("a", "CREATE TABLE t (keep TEXT, gone TEXT, other TEXT)");
    SchemaSnapshot after =
        of("b", "CREATE TABLE t (keep TEXT, other INTEGER, fresh TEXT NOT NULL DEFAULT 'x')");

    SchemaChange.Changed change = (SchemaChange.Changed) before.to(after).changes().getFirst();

    assertThat(change.columns())
        .containsExactlyInAnyOrder(
            new SchemaChange.ColumnChange(
                SchemaChange.ColumnChange.Kind.CHANGED, "other", "INTEGER"),
            new SchemaChange.ColumnChange(
                SchemaChange.ColumnChange.Kind.ADDED, "fresh", "TEXT NOT NULL DEFAULT 'x'"),
            new SchemaChange.ColumnChange(SchemaChange.ColumnChange.Kind.REMOVED, "gone", "TEXT"));
  }

  @Test
  void switchbacksOwnHistoryIsNoPartOfIt() {
    SchemaSnapshot snapshot = of("a", "CREATE TABLE switchback_history (id)", "CREATE TABLE t (a)");

    assertThat(snapshot.objects()).extracting(SchemaObject::name).containsExactly("t");
  }

  @Test
  void rowsAreCountedTableByTable() {
    Path file = folder.resolve("rows.db");
    try (Session session = Sessions.forOwn(file)) {
      session.execute("CREATE TABLE \"odd \"\" name\" (a)");
      session.execute("CREATE VIRTUAL TABLE words USING fts5(text)");
      session.execute("INSERT INTO \"odd \"\" name\" VALUES (1), (2)");

      Map<String, Long> counts = RowCounts.of(session, Work.quiet());

      assertThat(counts).containsEntry("odd \" name", 2L).doesNotContainKey("words");
      assertThat(RowCounts.compare(Map.of("a", 1L), Map.of("b", 2L)))
          .containsExactly(
              new TableRows("a", OptionalLong.of(1), OptionalLong.empty()),
              new TableRows("b", OptionalLong.empty(), OptionalLong.of(2)));
    }
  }

  private SchemaSnapshot of(String name, String... statements) {
    try (Session session = Sessions.forOwn(folder.resolve(name + ".db"))) {
      for (String sql : statements) {
        session.execute(sql);
      }
      return SchemaSnapshot.of(session);
    }
  }
}
