package dev.switchback.mend;

import dev.switchback.failure.Holder;
import java.time.Duration;
import java.util.List;

/// What a cure would do. A value: making one touches nothing.
///
/// @param statements what is run, in order
/// @param about the indexes, tables and text searches that are made again
/// @param sizeBytes of the file and its log
/// @param freePages pages that belong to nothing any more
/// @param pageSizeBytes of the file
/// @param needsBytes the room that the work takes meanwhile, beside the safety copy
/// @param roomBytes the room that is free on the disk of the file
/// @param expected about how long it takes, by what was measured elsewhere
/// @param holders other programs that have the file open, as far as the system tells
/// @param newRowids tables whose rows may get other rowids
public record MendPlan(
    Mend mend,
    List<String> statements,
    List<String> about,
    long sizeBytes,
    long freePages,
    int pageSizeBytes,
    long needsBytes,
    long roomBytes,
    Duration expected,
    List<Holder> holders,
    List<String> newRowids)
    implements MendPlanning {
  public MendPlan {
    statements = List.copyOf(statements);
    about = List.copyOf(about);
    holders = List.copyOf(holders);
    newRowids = List.copyOf(newRowids);
  }

  /// The least that compacting gives back.
  public long freeBytes() {
    return freePages * pageSizeBytes;
  }
}
