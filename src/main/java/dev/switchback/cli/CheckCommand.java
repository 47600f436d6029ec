package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Schedule;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckPlace;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Verdict;
import dev.switchback.registry.CheckSettings;
import dev.switchback.registry.Database;
import dev.switchback.registry.DueTask;
import dev.switchback.registry.ScheduledRuns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Checks a file.
@Command(
    name = "check",
    customSynopsis = {
      "switchback check DATABASE [--quick | --full | --foreign-keys | --rules] [OPTIONS]",
      "       switchback check DATABASE --schedule TIMES [--full] [OPTIONS]",
      "       switchback check --due [OPTIONS]"
    },
    description = {
      "Checks a database and says what was found, what it means, and the mildest cure. Writes"
          + " nothing to it.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class CheckCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  @ArgGroup(exclusive = true)
  private Kind kind = new Kind();

  @Option(
      names = "--on-copy",
      description = "Check a copy, made while other programs go on: they wait for less.")
  private boolean onCopy;

  @Option(
      names = "--schedule",
      paramLabel = "TIMES",
      description =
          "Check it by itself from now on: \"every 6h\", \"daily 03:00\", \"weekly sunday"
              + " 03:00\" or \"never\". Nothing is checked now.")
  private @Nullable String schedule;

  @Option(
      names = "--due",
      description =
          "Carry out the checks whose time has come. \"switchback backup --due\" does it too.")
  private boolean due;

  CheckCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (due) {
      return carryOutDue(administration);
    }
    Database database = chosen.one(administration, face()).database();
    if (schedule != null) {
      return plan(administration, database, schedule);
    }
    CheckReport report =
        face()
            .doing(
                this,
                work ->
                    administration.check(
                        database, kind.kind(), onCopy ? CheckPlace.COPY : CheckPlace.FILE, work));
    if (report.verdict() == Verdict.CANNOT_BE_OPENED) {
      throwUnlessDamaged(administration, database);
    }
    answer(
        Face.lines(face().words().checks().say(database, report)),
        new CopyFields(face().words()).check(database, report));
    return report.verdict() == Verdict.HEALTHY ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private ExitCode plan(Administration administration, Database database, String typed) {
    if (database.id().isEmpty()) {
      throw new Usage("Only a registered database is checked by itself: add it first.");
    }
    CheckSettings settings =
        CheckSettings.of(database.settings())
            .with(times(typed), kind.kind(), face().clock().instant());
    Database kept = administration.update(database.withSettings(settings.in(database.settings())));
    Optional<Instant> next = administration.nextScheduled(kept, ScheduledRuns.Task.CHECK);
    answer(
        List.of(face().words().checks().planned(kept, settings, next)),
        new Fields()
            .put("database", kept.name())
            .put("schedule", settings.planned().map(it -> it.schedule().text()))
            .put("kind", settings.kind())
            .put("nextCheck", next));
    return ExitCode.DONE;
  }

  private static Optional<Schedule> times(String typed) {
    if (typed.equals("never")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Schedule.parse(typed));
    } catch (IllegalArgumentException notUnderstood) {
      throw new Usage(
          "--schedule does not understand \""
              + typed
              + "\". Give \"every 6h\", \"daily 03:00\", \"weekly sunday 03:00\" or"
              + " \"never\".");
    }
  }

  private ExitCode carryOutDue(Administration administration) {
    if (!chosen.isNobody()) {
      throw new Usage("--due is for all databases: leave the name away.");
    }
    List<DueTask.Result> results = new ArrayList<>();
    for (DueTask task : administration.due()) {
      if (task.task() == ScheduledRuns.Task.CHECK) {
        results.add(face().doing(this, work -> administration.carryOut(task, work)));
      }
    }
    if (results.isEmpty() && !isJson()) {
      face().console().message("Nothing is due.");
    }
    answer(
        results.stream().map(result -> face().words().schedules().say(result)).toList(),
        new Fields()
            .put(
                "due",
                results.stream().map(result -> BackupCommand.fields(result, face())).toList()));
    return BackupCommand.code(results);
  }

  /// What isn't a database, isn't there or isn't readable wasn't checked at all.
  private static void throwUnlessDamaged(Administration administration, Database database) {
    administration
        .status(database)
        .failure()
        .filter(failure -> !(failure instanceof DatabaseDamaged))
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  /// How thoroughly. At most one of them; none is quick.
  static final class Kind {
    @Option(
        names = "--quick",
        description = "Structure, types and rules of rows. This is the default.")
    private boolean quick;

    @Option(names = "--full", description = "The same, and every index entry. Takes longer.")
    private boolean full;

    @Option(names = "--foreign-keys", description = "References to rows that do not exist.")
    private boolean foreignKeys;

    @Option(
        names = "--rules",
        description =
            "Which rows break NOT NULL, CHECK, UNIQUE and the types of STRICT tables, asked of the"
                + " rows themselves.")
    private boolean rules;

    CheckKind kind() {
      if (full) {
        return CheckKind.INTEGRITY;
      }
      if (rules) {
        return CheckKind.RULES;
      }
      return foreignKeys && !quick ? CheckKind.FOREIGN_KEYS : CheckKind.QUICK;
    }
  }
}
