package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Tool;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.testing.Sql;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Many tools give their tables the same name. Each table is recognised by one tool, its own, and
/// by none where that tool isn't understood.
class FormatsTest {
  @TempDir Path folder;

  static Stream<ToolSchemas.Made> made() {
    return ToolSchemas.all();
  }

  @ParameterizedTest
  @MethodSource("made")
  void exactlyOneToolRecognisesItsHistory(ToolSchemas.Made made) {
    assertThat(found(file(made.sql())))
        .extracting(FoundHistory::tool)
        .isEqualTo(isUnderstood(made.tool()) ? List.of(made.tool()) : List.of());
  }

  @ParameterizedTest
  @MethodSource("made")
  void aRenamedTableStillFitsItsToolOnly(ToolSchemas.Made made) {
    if (!isUnderstood(made.tool()) || made.tool() == Tool.SWITCHBACK) {
      return;
    }
    Path file = file(made.sql());
    String table = found(file).getFirst().table();
    Tables.Table renamed = renamed(tables(file).find(table).orElseThrow());

    assertThat(Formats.all().stream().filter(format -> format.fits(renamed)))
        .extracting(HistoryFormat::tool)
        .containsExactly(made.tool());
  }

  @ParameterizedTest
  @MethodSource("made")
  void anEmptyHistoryIsReadAsNothing(ToolSchemas.Made made) {
    if (!isUnderstood(made.tool()) || made.tool() == Tool.ROOM) {
      return;
    }
    Recorded recorded =
        new Looker()
            .lookAsRecovered(
                DatabaseFile.of(file(made.sql())),
                session -> Histories.standard().read(session, HistoryChoice.FOUND))
            .value();

    assertThat(recorded.tool()).isEqualTo(made.tool());
    assertThat(recorded.blockages()).isEmpty();
    assertThat(recorded.mark()).isNotZero();
    assertThat(isEmpty(recorded.state())).isTrue();
  }

  @Test
  void tablesOfAnApplicationAreNobodysHistory() {
    Path file =
        file(
            List.of(
                "CREATE TABLE version (version varchar NOT NULL PRIMARY KEY)",
                "CREATE TABLE people (name varchar(255) NOT NULL PRIMARY KEY)",
                "CREATE TABLE events (id INTEGER PRIMARY KEY, timestamp INTEGER, name TEXT)",
                "CREATE TABLE files (file TEXT PRIMARY KEY, applied INTEGER)",
                "CREATE TABLE readings (name TEXT, timestamp TEXT)",
                "CREATE TABLE devices (identifier TEXT NOT NULL PRIMARY KEY)",
                "CREATE TABLE changes (id INTEGER PRIMARY KEY, change TEXT)",
                "CREATE TABLE jobs (id INTEGER PRIMARY KEY, name TEXT, executed_at TEXT)",
                "CREATE TABLE import (id INTEGER PRIMARY KEY, name TEXT, batch INTEGER,"
                    + " migration_time TEXT)"));

    assertThat(found(file)).isEmpty();
  }

  private static boolean isEmpty(Recorded.State state) {
    return switch (state) {
      case Recorded.State.Events events -> events.entries().isEmpty();
      case Recorded.State.Heads heads -> heads.entries().isEmpty();
      case Recorded.State.Position position -> false;
      case Recorded.State.Count count -> count.applied() == 0;
    };
  }

  private static boolean isUnderstood(Tool tool) {
    Set<Tool> understood =
        Formats.all().stream().map(HistoryFormat::tool).collect(Collectors.toSet());
    return understood.contains(tool);
  }

  private Path file(List<String> sql) {
    Path file = folder.resolve("some.db");
    Sql.run(file, sql.toArray(String[]::new));
    return file;
  }

  private static List<FoundHistory> found(Path file) {
    return new Looker().lookAsRecovered(DatabaseFile.of(file), Histories.standard()::find).value();
  }

  private static Tables tables(Path file) {
    return new Looker().lookAsRecovered(DatabaseFile.of(file), Tables::of).value();
  }

  private static Tables.Table renamed(Tables.Table table) {
    return new Tables.Table("billing_state", table.columns(), table.sql());
  }
}
