package dev.switchback.registry;

import dev.switchback.backup.Backup;
import dev.switchback.failure.Failure;
import dev.switchback.failure.Holder;
import dev.switchback.health.CheckRecord;
import dev.switchback.history.FoundHistory;
import dev.switchback.history.Leftover;
import dev.switchback.migration.History;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.Tool;
import dev.switchback.sqlite.FileFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a look at a database found. Looking changes nothing, and counts nothing.
///
/// @param state the one word for it
/// @param facts size, companions, journal mode
/// @param failure why it can't be read; empty when it can
/// @param history what it remembers
/// @param timeline its migrations joined with that
/// @param layoutReason why the migrations folder was read the way it was; empty without a folder
/// @param found the histories that were recognised inside, the one that counts among them
/// @param leftovers tables that interrupted rebuilds may have left
/// @param holders other programs that have it open, as far as the system tells
/// @param lastCheck the newest finished check
/// @param lastBackup the newest verified backup whose file is there
/// @param linkedTo where its file really is, when the registered path is a symbolic link
public record DatabaseStatus(
    Database database,
    DatabaseState state,
    FileFacts facts,
    Optional<Failure> failure,
    History history,
    Timeline timeline,
    Optional<String> layoutReason,
    List<FoundHistory> found,
    List<Leftover> leftovers,
    List<Holder> holders,
    Optional<CheckRecord> lastCheck,
    Optional<Backup> lastBackup,
    Optional<Path> linkedTo) {
  public DatabaseStatus {
    found = List.copyOf(found);
    leftovers = List.copyOf(leftovers);
    holders = List.copyOf(holders);
  }

  /// The histories of other tools that were recognised and don't count. A number in the header is
  /// none by itself.
  public List<FoundHistory> otherHistories() {
    return found.stream()
        .filter(one -> one.tool() != history.tool() && one.tool() != Tool.USER_VERSION)
        .toList();
  }

  public int pendingCount() {
    return timeline.pending().size();
  }
}
