package dev.switchback.run;

import dev.switchback.migration.Checksum;
import dev.switchback.migration.CodePart;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.PlanStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says what a history should remember of a step.
final class Facts {
  private final Performer performer;

  Facts(Performer performer) {
    this.performer = performer;
  }

  String user() {
    return performer.user();
  }

  HistoryEntry of(PlanStep step, Instant at, Duration took) {
    HistoryEntry.Event event =
        switch (step.action()) {
          case RUN -> HistoryEntry.Event.APPLIED;
          case ROLL_BACK -> HistoryEntry.Event.ROLLED_BACK;
          case STAMP -> HistoryEntry.Event.STAMPED;
        };
    String up =
        step.migration()
            .map(Migration::up)
            .map(MigrationText::sql)
            .or(() -> step.entry().flatMap(HistoryEntry::upSql))
            .orElseGet(() -> step.text().sql());
    Optional<String> down =
        step.action() == PlanStep.Action.ROLL_BACK
            ? Optional.of(step.text().sql())
            : step.migration().flatMap(Migration::down).map(MigrationText::sql);
    return new HistoryEntry(
        0,
        event,
        step.version(),
        step.description(),
        Optional.of(checksum(step, up)),
        Optional.of(up),
        down,
        Optional.of(at),
        Optional.of(took),
        performer.user(),
        performer.program(),
        Optional.empty(),
        List.of(),
        Map.of());
  }

  /// Of a program whose class is gone, the history knows it.
  private static Checksum checksum(PlanStep step, String up) {
    return step.migration()
        .map(migration -> migration.up().checksum())
        .or(
            () ->
                CodePart.classIn(up).flatMap(named -> step.entry().flatMap(HistoryEntry::checksum)))
        .orElseGet(() -> MigrationText.recorded(up).checksum());
  }

  HistoryEntry ofFailure(PlanStep step, Instant at, RunFailure failure) {
    String detail =
        switch (failure) {
          case RunFailure.StatementFailed s ->
              s.result()
                  + " (statement "
                  + s.statement()
                  + " of "
                  + s.count()
                  + ", line "
                  + s.line()
                  + ")";
          case RunFailure.CodeFailed c ->
              c.said() + c.place().map(place -> " (" + place + ")").orElse("");
          default -> failure.getClass().getSimpleName();
        };
    return of(step, at, Duration.ZERO)
        .withEvent(HistoryEntry.Event.FAILED)
        .withDetail(Optional.of(detail));
  }
}
