package dev.switchback.ui.timeline;

import dev.switchback.backup.Backup;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One point of the timeline, with the facts behind it.
public sealed interface TimelineEvent {

  /// Identifies it across refreshes.
  String key();

  /// A migration that running all would run. It hasn't happened yet.
  record Waiting(TimelineRow row) implements TimelineEvent {
    @Override
    public String key() {
      return "waiting " + row.version();
    }
  }

  /// Where the database stands: below is what happened, above what is to come.
  record Here(Database database) implements TimelineEvent {
    @Override
    public String key() {
      return "here";
    }
  }

  /// Something the history remembers of a migration.
  ///
  /// @param state what it says: of the entry that counts the state of today, of others what
  /// happened
  /// @param row the migration as it stands now; empty for entries that no longer count
  record Happened(HistoryEntry entry, MigrationState state, Optional<TimelineRow> row)
      implements TimelineEvent {
    @Override
    public String key() {
      return "history " + entry.id();
    }

    /// As the history describes it or, where that keeps no descriptions, its file.
    public String description() {
      return entry.description().isEmpty()
          ? row.map(TimelineRow::description).orElse("")
          : entry.description();
    }
  }

  /// Several migrations that were applied one after the other, newest first, shown as one.
  record Several(List<Happened> migrations, Shown shown) implements TimelineEvent {
    public Several {
      migrations = List.copyOf(migrations);
    }

    @Override
    public String key() {
      return "several " + migrations.getLast().entry().id();
    }

    public Version oldest() {
      return migrations.getLast().entry().version();
    }

    public Version newest() {
      return migrations.getFirst().entry().version();
    }

    /// Whether the migrations stand below it one by one.
    public enum Shown {
      TOGETHER,
      ONE_BY_ONE
    }
  }

  /// A backup or safety copy.
  record Copied(Backup backup) implements TimelineEvent {
    @Override
    public String key() {
      return "backup " + backup.id();
    }
  }

  /// An operation that left no other trace: a check, a restore, something that was interrupted.
  record Did(Activity activity) implements TimelineEvent {
    @Override
    public String key() {
      return "activity " + activity.id();
    }

    Instant at() {
      return activity.endedAt().orElse(activity.startedAt());
    }
  }

  /// The migration it is about.
  default Optional<Version> version() {
    return switch (this) {
      case Waiting waiting -> Optional.of(waiting.row().version());
      case Happened happened -> Optional.of(happened.entry().version());
      case Here _, Several _, Copied _, Did _ -> Optional.empty();
    };
  }
}
