package dev.switchback;

import dev.switchback.history.Reading;
import dev.switchback.lint.Checklist;
import dev.switchback.lint.Known;
import dev.switchback.lint.Lint;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.Database;
import dev.switchback.registry.LintFindings;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.source.SourceReading;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.template.SqliteVersion;
import dev.switchback.work.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Checks migrations, with what a database and the journal know of them. Changes nothing.
final class Linting {
  private static final int TRIES_LOOKED_AT = 200;

  private final MigrationsReader migrations;
  private final ActivityLog log;
  private final Clock clock;

  Linting(MigrationsReader migrations, ActivityLog log, Clock clock) {
    this.migrations = migrations;
    this.log = log;
    this.clock = clock;
  }

  LintFindings folder(SourceReading reading, SqliteVersion target) {
    return findings(reading.migrations(), reading.tool().orElse(Tool.SWITCHBACK), Map.of(), target);
  }

  LintFindings database(Database database, SqliteVersion target) {
    Reading reading = migrations.read(database);
    Map<Version, Known> known = new HashMap<>();
    List<Activity> tries =
        log.newest(Optional.of(DatabaseFile.of(database.file()).real()), TRIES_LOOKED_AT).stream()
            .filter(activity -> activity.kind() == Activity.Kind.TRY)
            .filter(activity -> activity.outcome() == Activity.Outcome.DONE)
            .toList();
    for (TimelineRow row : Timeline.of(reading.migrations(), reading.history()).rows()) {
      row.migration()
          .ifPresent(
              migration ->
                  known.put(row.version(), new Known(row.state(), tried(migration, tries))));
    }
    return findings(reading.migrations(), reading.history().tool(), known, target);
  }

  /// Checks one that isn't written yet, beside those of the database's folder.
  Checklist draft(Database database, Migration draft, SqliteVersion target) {
    Reading reading = migrations.read(database);
    List<Migration> all =
        Stream.concat(
                reading.migrations().migrations().stream()
                    .filter(other -> !other.version().equals(draft.version())),
                Stream.of(draft))
            .toList();
    return Lint.of(
        draft,
        new MigrationSet(all, List.of()),
        reading.history().tool(),
        Map.of(),
        target,
        clock.instant());
  }

  private LintFindings findings(
      MigrationSet set, Tool tool, Map<Version, Known> known, SqliteVersion target) {
    return new LintFindings(
        Lint.of(set, tool, known, target, clock.instant()),
        set.problems().stream().filter(Linting::isMeant).toList(),
        known,
        target);
  }

  /// A file that isn't named like a migration may be anything.
  private static boolean isMeant(SourceProblem problem) {
    return switch (problem.kind()) {
      case NO_VERSION, TOOL_ONLY, JAR_NOT_ALLOWED, JAR_OF_OTHER_HISTORY, UNKNOWN_PLACEHOLDER ->
          false;
      default -> true;
    };
  }

  /// When the newest try that ran it and took it back began, unless its files were written since.
  private static Optional<Instant> tried(Migration migration, List<Activity> tries) {
    return tries.stream()
        .filter(activity -> has(activity, Step.RUN_MIGRATION, migration))
        .filter(activity -> has(activity, Step.ROLL_BACK_MIGRATION, migration))
        .map(Activity::startedAt)
        .filter(at -> isOlder(migration.up(), at))
        .filter(at -> migration.down().filter(down -> !isOlder(down, at)).isEmpty())
        .findFirst();
  }

  private static boolean has(Activity activity, Step step, Migration migration) {
    String version = migration.version().text();
    return activity.steps().stream()
        .filter(record -> record.step() == step)
        .anyMatch(
            record ->
                record.subject().equals(version) || record.subject().startsWith(version + " "));
  }

  private static boolean isOlder(MigrationText text, Instant at) {
    Optional<Path> file = text.file();
    try {
      return file.isEmpty() || !Files.getLastModifiedTime(file.get()).toInstant().isAfter(at);
    } catch (IOException gone) {
      return false;
    }
  }
}
