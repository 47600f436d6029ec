package dev.switchback;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.run.TryReport;
import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.StatementKind;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.FileStamp;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tries what is pending on a copy, unasked: only where that is cheap, bothers nobody, and touches
/// nothing but the copy. Writes nothing into the journal. What was found is kept by the content of
/// the file and of the migrations, so asking again costs a plan.
final class TryingAhead {
  /// A file that was written to within this time is left alone.
  static final Duration QUIET = Duration.ofSeconds(5);

  /// The clone, the one it is compared with, a journal, and some more.
  private static final long ROOM = 5;

  private final Administration administration;
  private final Operations operations;
  private final Folders folders;
  private final Clock clock;

  TryingAhead(Administration administration, Operations operations, Folders folders, Clock clock) {
    this.administration = administration;
    this.operations = operations;
    this.folders = folders;
    this.clock = clock;
  }

  Ahead look(Database database, long largestBytes, Work work) {
    DatabaseFile file = DatabaseFile.of(database.file());
    if (!file.exists()) {
      return new Ahead.Not(Ahead.Why.NO_FILE);
    }
    if (file.totalBytes() > largestBytes) {
      return new Ahead.Not(Ahead.Why.TOO_LARGE);
    }
    if (database.source().isEmpty()) {
      return new Ahead.Not(Ahead.Why.NOTHING_PENDING);
    }
    Planning planning =
        administration.plan(database, new Target.RunAll(), Atomicity.AS_THE_TOOL, Set.of());
    return switch (planning) {
      case Refusal refusal -> new Ahead.Not(Ahead.Why.REFUSED);
      case Plan plan when plan.isEmpty() -> new Ahead.Not(Ahead.Why.NOTHING_PENDING);
      case Plan plan when plan.steps().stream().anyMatch(TryingAhead::reachesOut) ->
          new Ahead.Not(Ahead.Why.REACHES_OUT);
      case Plan plan -> tried(database, file, plan, work);
    };
  }

  private Ahead tried(Database database, DatabaseFile file, Plan plan, Work work) {
    FileStamp before = file.stamp();
    Optional<TryReport> known = operations.knownTry(database, plan);
    if (known.isPresent()) {
      return new Ahead.Tried(known.get());
    }
    if (wasWrittenJustNow(file)) {
      return new Ahead.Not(Ahead.Why.BEING_WRITTEN);
    }
    if (PlainFiles.freeBytes(folders.home()) < ROOM * file.totalBytes()) {
      return new Ahead.Not(Ahead.Why.NO_ROOM);
    }
    TryReport report = operations.tryQuietly(database, plan, work);
    return file.stamp().equals(before)
        ? new Ahead.Tried(report)
        : new Ahead.Not(Ahead.Why.BEING_WRITTEN);
  }

  private boolean wasWrittenJustNow(DatabaseFile file) {
    return file.lastWritten().filter(at -> at.isAfter(clock.instant().minus(QUIET))).isPresent();
  }

  /// Whether carrying it out could touch more than the copy.
  private static boolean reachesOut(PlanStep step) {
    return Stream.concat(
            Stream.of(step.text()),
            step.migration().flatMap(migration -> migration.down()).stream())
        .anyMatch(TryingAhead::reachesOut);
  }

  /// Whether running it again, on a copy, could touch more than that.
  static boolean reachesOut(Migration migration) {
    return migration.up().code().isPresent()
        || Script.of(migration.up().sql()).statements().stream()
            .filter(statement -> !isPlainVacuum(statement))
            .anyMatch(TryingAhead::namesFiles);
  }

  private static boolean isPlainVacuum(SqlStatement statement) {
    return statement.kind() == StatementKind.VACUUM
        && !statement.text().matches("(?is).*\\binto\\b.*");
  }

  private static boolean reachesOut(MigrationText text) {
    return text.code().isPresent()
        || Script.of(text.sql()).statements().stream().anyMatch(TryingAhead::namesFiles);
  }

  private static boolean namesFiles(SqlStatement statement) {
    return statement.kind() == StatementKind.ATTACH
        || statement.kind() == StatementKind.VACUUM
        || statement.text().toLowerCase(Locale.ROOT).contains("load_extension");
  }
}
