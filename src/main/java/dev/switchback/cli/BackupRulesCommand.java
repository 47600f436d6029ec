package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Care;
import dev.switchback.backup.RetentionPolicy;
import dev.switchback.backup.Schedule;
import dev.switchback.backup.SecondPlaceState;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.registry.ScheduledRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What was decided about the backups of a database.
@Command(
    name = "backup-rules",
    customSynopsis = "switchback backup-rules DATABASE [OPTIONS]",
    description = {
      "Shows or changes what is decided about the backups of a registered database.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class BackupRulesCommand extends Verb {
  @Mixin private Registered registered = new Registered();

  @Option(
      names = "--keep",
      paramLabel = "RULES",
      description = {
        "What a clean-up keeps, for instance last=5,hourly=24,daily=7,weekly=5,monthly=12,"
            + "yearly=3,gb=10,safety=10,safety-days=30. What isn't named stays as it is; gb=none"
            + " takes the limit away; \"standard\" is what is kept where nobody chose."
      })
  private @Nullable String keep;

  @Option(
      names = "--schedule",
      paramLabel = "TIMES",
      description =
          "When it is backed up by itself: \"every 6h\", \"daily 03:00\", \"weekly sunday 03:00\";"
              + " \"never\" for not at all.")
  private @Nullable String schedule;

  @Option(
      names = "--when",
      paramLabel = "CONDITION",
      description =
          "\"changed\": only if something changed since the newest backup; \"always\": in any"
              + " case.")
  private @Nullable String when;

  @Option(
      names = "--prove",
      paramLabel = "TIMES",
      description = "When the newest backup is proved by itself, given like --schedule.")
  private @Nullable String prove;

  @Option(
      names = "--compress",
      paramLabel = "HOW",
      description =
          "\"zstd\": backups are packed with Zstandard, safety copies are not; \"none\": they"
              + " stay as SQLite reads them.")
  private @Nullable String compress;

  @Option(
      names = "--second-place",
      paramLabel = "DIR",
      description =
          "A folder on another disk or another computer that backups are copied to as well, and"
              + " verified there; \"none\" for no such place.")
  private @Nullable String secondPlace;

  BackupRulesCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = registered.one(administration, face());
    BackupSettings before = BackupSettings.of(database.settings());
    BackupSettings after = changed(before);
    Database now =
        after.equals(before)
            ? database
            : administration.update(database.withSettings(after.in(database.settings())));
    BackupSettings rules = BackupSettings.of(now.settings());
    Map<ScheduledRuns.Task, Instant> next = next(administration, now);
    Optional<SecondPlaceState> second =
        rules.secondPlace().map(place -> administration.secondPlace(now, place));
    answer(
        Face.lines(face().words().backupRules().say(now, rules, next, second)),
        new KeepingFields(face().words()).rules(now, rules, next, second));
    return ExitCode.DONE;
  }

  private BackupSettings changed(BackupSettings before) {
    Instant now = face().clock().instant();
    BackupSettings after = before;
    if (keep != null) {
      after = after.withKeep(policy(keep, before));
    }
    if (schedule != null) {
      after = after.withBackUp(times("--schedule", schedule), now);
    }
    if (when != null) {
      after = after.withCondition(condition(when));
    }
    if (prove != null) {
      after = after.withProve(times("--prove", prove), now);
    }
    if (compress != null) {
      after = after.withPacking(packing(compress));
    }
    if (secondPlace != null) {
      after = after.withSecondPlace(place(secondPlace));
    }
    return after;
  }

  private static Care.Packing packing(String typed) {
    return switch (typed) {
      case "zstd" -> Care.Packing.ZSTD;
      case "none" -> Care.Packing.PLAIN;
      default -> throw new Usage("--compress takes zstd or none, not \"" + typed + "\".");
    };
  }

  private Optional<Path> place(String typed) {
    if (typed.equals("none")) {
      return Optional.empty();
    }
    Path folder = face().path(typed);
    if (!Files.isDirectory(folder)) {
      throw new Usage(
          face().words().formats().path(folder)
              + " is no folder that is there now. Create it, or connect its disk, first.");
    }
    return Optional.of(folder);
  }

  private static Optional<Schedule> times(String option, String typed) {
    if (typed.equals("never")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Schedule.parse(typed));
    } catch (IllegalArgumentException notUnderstood) {
      throw new Usage(
          option
              + " does not understand \""
              + typed
              + "\". Give \"every 6h\", \"daily 03:00\", \"weekly sunday 03:00\" or \"never\".");
    }
  }

  private static BackupSettings.Condition condition(String typed) {
    return switch (typed) {
      case "changed" -> BackupSettings.Condition.CHANGED;
      case "always" -> BackupSettings.Condition.ALWAYS;
      default -> throw new Usage("--when takes changed or always, not \"" + typed + "\".");
    };
  }

  private static Map<ScheduledRuns.Task, Instant> next(
      Administration administration, Database database) {
    Map<ScheduledRuns.Task, Instant> next = new EnumMap<>(ScheduledRuns.Task.class);
    for (ScheduledRuns.Task task : ScheduledRuns.Task.values()) {
      administration.nextScheduled(database, task).ifPresent(at -> next.put(task, at));
    }
    return next;
  }

  private static Optional<RetentionPolicy> policy(String typed, BackupSettings before) {
    if (typed.equals("standard")) {
      return Optional.empty();
    }
    try {
      return Optional.of(RetentionPolicy.parse(typed, before.policy()));
    } catch (IllegalArgumentException notUnderstood) {
      throw new Usage("--keep does not understand \"" + notUnderstood.getMessage() + "\".");
    }
  }
}
