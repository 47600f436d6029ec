package dev.switchback.cli;

import dev.switchback.backup.Backup;
import dev.switchback.backup.CleanUpReport;
import dev.switchback.backup.Retention;
import dev.switchback.backup.SecondPlaceState;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.registry.ScheduledRuns;
import dev.switchback.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of what is done with backups after they were made.
final class KeepingFields {
  private final Words words;

  KeepingFields(Words words) {
    this.words = words;
  }

  /// A backup in a list, with why the next clean-up keeps it or doesn't.
  Fields listed(Backup backup, Retention retention) {
    return CopyFields.backup(backup)
        .put("keptBecause", retention.of(backup).map(words.retention()::because));
  }

  Fields preview(Database database, Retention retention, String message) {
    return new Fields()
        .put("database", database.name())
        .put("message", message)
        .put("removes", list(retention.removed(), retention))
        .put("keeps", list(retention.kept(), retention));
  }

  Fields cleanUp(Database database, CleanUpReport report, String message) {
    return new Fields()
        .put("database", database.name())
        .put("message", message)
        .put("trashed", list(report.trashed(), report.retention()))
        .put("emptied", report.emptied().stream().map(CopyFields::backup).toList())
        .put("until", report.until());
  }

  private List<Fields> list(List<Backup> backups, Retention retention) {
    return backups.stream().map(backup -> listed(backup, retention)).toList();
  }

  Fields rules(
      Database database,
      BackupSettings rules,
      Map<ScheduledRuns.Task, Instant> next,
      Optional<SecondPlaceState> second) {
    return new Fields()
        .put("database", database.name())
        .put("keep", rules.policy().text())
        .put("chosen", rules.keep().isPresent())
        .put("schedule", rules.backUp().map(it -> it.schedule().text()))
        .put("nextBackup", Optional.ofNullable(next.get(ScheduledRuns.Task.BACK_UP)))
        .put("when", rules.condition())
        .put("packing", rules.packing())
        .put("secondPlace", rules.secondPlace())
        .put("secondPlaceIsThere", second.map(SecondPlaceState::isThere))
        .put("secondCopies", second.map(SecondPlaceState::copied))
        .put("secondCopiesWaiting", second.map(it -> it.waiting().size()))
        .put("prove", rules.prove().map(it -> it.schedule().text()))
        .put("nextProof", Optional.ofNullable(next.get(ScheduledRuns.Task.PROVE)));
  }
}
