package dev.switchback.registry;

import dev.switchback.backup.Backup;
import dev.switchback.failure.AccessDenied;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.Failure;
import dev.switchback.failure.RecoveryPending;
import dev.switchback.failure.SourceMissing;
import dev.switchback.health.CheckRecord;
import dev.switchback.history.Reading;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Timeline;
import dev.switchback.source.SourceReading;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.FileFacts;
import dev.switchback.sqlite.Look;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.OpenFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Looks at a database and says what it found. Changes nothing, counts nothing.
public final class StatusReader {
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Looker looker = new Looker();
  private final MigrationsReader migrations;
  private final BackupRecords backups;
  private final CheckRecords checks;
  private final KnownSchemas schemas;
  private @Nullable OpenFiles openFiles;
  private long openFilesAt;

  public StatusReader(
      MigrationsReader migrations,
      BackupRecords backups,
      CheckRecords checks,
      KnownSchemas schemas) {
    this.schemas = schemas;
    this.migrations = migrations;
    this.backups = backups;
    this.checks = checks;
  }

  /// Always gives an answer: what prevents a look is in it.
  public DatabaseStatus read(Database database) {
    DatabaseFile file = DatabaseFile.of(database.file());
    Optional<Failure> failure = Optional.empty();
    FileFacts facts = file.facts(Optional.empty(), 0, FileFacts.Reading.NONE);
    MigrationsReader.Inside inside = MigrationsReader.Inside.nothing();
    try {
      if (MigrationsReader.isYetToBeMade(database)) {
        inside = migrations.look(database, session -> migrations.inside(session, database));
      } else {
        Look<Seen> look =
            looker.look(
                file,
                session ->
                    new Seen(
                        migrations.inside(session, database), schemas.see(file.real(), session)));
        inside = look.value().inside();
        schemas.keep(file.real(), look.value().schema());
        facts = file.facts(Optional.of(look.journalMode()), look.pageSizeBytes(), look.reading());
      }
    } catch (Failure e) {
      failure = Optional.of(e);
    }
    Optional<SourceReading> source = Optional.empty();
    Optional<Failure> sourceFailure = Optional.empty();
    try {
      source = migrations.source(database, inside.recorded());
    } catch (SourceMissing e) {
      sourceFailure = Optional.of(e);
    }
    Reading reading = migrations.join(database, inside.recorded(), source);
    if (failure.isEmpty()) {
      try {
        reading = migrations.withConditions(database, reading);
      } catch (Failure lockedSince) {
        // Then nobody knows whether they hold, and they stay pending.
      }
    }
    Timeline timeline = Timeline.of(reading.migrations(), reading.history());
    List<Backup> known = backups.of(file.real());
    Optional<CheckRecord> lastCheck = checks.newest(file.real());
    return new DatabaseStatus(
        database,
        state(failure, sourceFailure, facts, timeline, database, lastCheck),
        facts,
        failure.isPresent() ? failure : sourceFailure,
        reading.history(),
        timeline,
        source.map(SourceReading::reason),
        inside.found(),
        inside.leftovers(),
        openFiles().holdersOf(file),
        lastCheck,
        known.stream().filter(Backup::isGood).findFirst(),
        linkedTo(file));
  }

  private record Seen(MigrationsReader.Inside inside, KnownSchemas.Sight schema) {}

  /// For a list of databases the processes are asked once.
  private synchronized OpenFiles openFiles() {
    long now = System.nanoTime();
    if (openFiles == null || now - openFilesAt > FRESH_NANOS) {
      openFiles = OpenFiles.now();
      openFilesAt = now;
    }
    return openFiles;
  }

  private static Optional<Path> linkedTo(DatabaseFile file) {
    return file.path().equals(file.real()) ? Optional.empty() : Optional.of(file.real());
  }

  private static DatabaseState state(
      Optional<Failure> failure,
      Optional<Failure> sourceFailure,
      FileFacts facts,
      Timeline timeline,
      Database database,
      Optional<CheckRecord> lastCheck) {
    if (failure.isPresent()) {
      return stateOf(failure.get());
    }
    Optional<DatabaseState> fromCheck = lastCheck.flatMap(StatusReader::fromCheck);
    if (fromCheck.filter(DatabaseState.DAMAGED::equals).isPresent()) {
      return DatabaseState.DAMAGED;
    }
    if (!timeline.blockages().isEmpty() || sourceFailure.isPresent() || needsAttention(timeline)) {
      return DatabaseState.NEEDS_ATTENTION;
    }
    if (!timeline.pending().isEmpty()) {
      return DatabaseState.PENDING;
    }
    if (!facts.writable() && !MigrationsReader.isYetToBeMade(database)) {
      return DatabaseState.READ_ONLY;
    }
    if (database.source().isPresent() || !timeline.rows().isEmpty()) {
      return DatabaseState.UP_TO_DATE;
    }
    return fromCheck.orElse(DatabaseState.NOT_CHECKED);
  }

  private static boolean needsAttention(Timeline timeline) {
    boolean broken = timeline.problems().stream().anyMatch(problem -> matters(problem, timeline));
    return broken
        || timeline.rows().stream()
            .anyMatch(
                row ->
                    row.state() == MigrationState.EDITED
                        || row.state() == MigrationState.MISSING
                        || row.state() == MigrationState.OUT_OF_ORDER);
  }

  private static boolean matters(SourceProblem problem, Timeline timeline) {
    SourceProblem.Kind kind = problem.kind();
    if (kind == SourceProblem.Kind.NO_VERSION || kind == SourceProblem.Kind.TOOL_ONLY) {
      return false;
    }
    boolean isAboutRunning =
        kind == SourceProblem.Kind.UNKNOWN_PLACEHOLDER
            || kind == SourceProblem.Kind.MIXED_TRANSACTIONS;
    return !isAboutRunning || !isApplied(problem, timeline);
  }

  private static boolean isApplied(SourceProblem problem, Timeline timeline) {
    return problem
        .version()
        .flatMap(timeline::find)
        .filter(row -> !row.state().isPending())
        .isPresent();
  }

  private static DatabaseState stateOf(Failure failure) {
    return switch (failure) {
      case DatabaseMissing missing -> DatabaseState.NOT_FOUND;
      case DatabaseBusy busy -> DatabaseState.IN_USE;
      case DatabaseDamaged damaged -> DatabaseState.DAMAGED;
      case RecoveryPending pending -> DatabaseState.RECOVERY_PENDING;
      case AccessDenied denied -> DatabaseState.CANNOT_BE_OPENED;
      default -> DatabaseState.CANNOT_BE_OPENED;
    };
  }

  private static Optional<DatabaseState> fromCheck(CheckRecord check) {
    return switch (check.verdict()) {
      case HEALTHY, SPACE_NOT_ACCOUNTED -> Optional.of(DatabaseState.HEALTHY);
      case NOT_ALL_CHECKED -> Optional.of(DatabaseState.NOT_CHECKED);
      case RULES_BROKEN -> Optional.of(DatabaseState.NEEDS_ATTENTION);
      case INDEX_PROBLEM, DAMAGED, CANNOT_BE_OPENED -> Optional.of(DatabaseState.DAMAGED);
    };
  }
}
