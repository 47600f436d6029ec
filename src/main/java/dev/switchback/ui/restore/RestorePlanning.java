package dev.switchback.ui.restore;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.backup.Extent;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.TablesPlanning;
import dev.switchback.compare.Comparison;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.PointPlanning;
import dev.switchback.registry.UndoPlan;
import dev.switchback.ui.sheet.Line;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out what would be done. Its methods block, and run beside the window's thread, one at a
/// time.
final class RestorePlanning {
  private final Administration administration;
  private final Database database;
  private final Words words;
  private final Asked asked;
  private Optional<RestorePlan> ready = Optional.empty();

  RestorePlanning(Administration administration, Database database, Words words, Asked asked) {
    this.administration = administration;
    this.database = database;
    this.words = words;
    this.asked = asked;
  }

  /// What was planned; for an undo together with the operation that is undone.
  record Planned(RestorePlan restore, Optional<UndoPlan> undo) {
    Planned withRows(Optional<Comparison> rows) {
      return new Planned(
          restore.withRows(rows), undo.map(it -> it.withRestore(it.restore().withRows(rows))));
    }
  }

  /// @param planned empty where nothing can be done
  /// @param obstacles why not, or why not yet
  record Answer(Optional<Planned> planned, List<Line> obstacles) {
    Answer {
      obstacles = List.copyOf(obstacles);
    }

    private static Answer of(RestorePlan plan) {
      return new Answer(Optional.of(new Planned(plan, Optional.empty())), List.of());
    }

    private static Answer of(Optional<UndoPlan> undo, String nothing) {
      return undo.map(
              plan ->
                  new Answer(
                      Optional.of(new Planned(plan.restore(), Optional.of(plan))), List.of()))
          .orElseGet(() -> new Answer(Optional.empty(), List.of(Line.plain(nothing))));
    }
  }

  Answer plan(RestoreWay way, List<String> tables, Work work) {
    return switch (asked) {
      case Asked.Restore(Backup backup) ->
          way == RestoreWay.TABLES
              ? tables(backup, tables)
              : Answer.of(
                  administration.planRestore(database, backup, way.place(), Optional.empty()));
      case Asked.Point(Version to) -> point(to, way, work);
      case Asked.Undo _ ->
          Answer.of(administration.planUndo(database), words.restores().nothingToUndo(database));
      case Asked.Redo _ ->
          Answer.of(administration.planRedo(database), words.restores().nothingToRedo(database));
    };
  }

  private Answer tables(Backup backup, List<String> tables) {
    return switch (administration.planRestoreTables(database, backup, tables)) {
      case TablesPlanning.Refused refused ->
          new Answer(Optional.empty(), lines(words.extents().say(refused)));
      case TablesPlanning.Planned(RestorePlan plan) ->
          new Answer(
              Optional.of(new Planned(plan, Optional.empty())),
              plan.extent() instanceof Extent.Tables some
                  ? lines(words.extents().dangling(some))
                  : List.of());
    };
  }

  /// The point is made once; where it is put is another question.
  private Answer point(Version to, RestoreWay way, Work work) {
    if (ready.isPresent()) {
      RestorePlan made = ready.get();
      return Answer.of(
          administration
              .planRestore(database, made.backup(), way.place(), Optional.empty())
              .withExtent(made.extent()));
    }
    return switch (administration.planRestoreTo(
        database, to, way.place(), Optional.empty(), work)) {
      case PointPlanning.Refused refused ->
          new Answer(Optional.empty(), lines(words.extents().say(database, refused)));
      case PointPlanning.Planned(RestorePlan plan) -> {
        ready = Optional.of(plan);
        yield Answer.of(plan);
      }
    };
  }

  private static List<Line> lines(List<Said> said) {
    return said.stream()
        .flatMap(it -> Stream.of(Line.warning(it.sentence()), Line.plain(it.advice())))
        .toList();
  }

  /// Deletes what was made ready, if anything was.
  void giveBack() {
    ready.ifPresent(administration::giveBack);
    ready = Optional.empty();
  }
}
