package dev.switchback.sqlite;

import dev.switchback.failure.Holder;
import java.util.List;

/// Finds the programs that have a database open.
///
/// On Linux it looks through `/proc/*/fd`, which shows the processes of the same user (all of
/// them to root). Elsewhere it finds nobody, which doesn't mean that there is nobody.
public final class Holders {
  private Holders() {}

  /// Other processes that have the main file, the log, the shared memory or the journal open now,
  /// by process id. Only reads links; never opens a file.
  public static List<Holder> of(DatabaseFile file) {
    return OpenFiles.now().holdersOf(file);
  }
}
