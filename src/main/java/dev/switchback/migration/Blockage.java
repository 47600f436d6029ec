package dev.switchback.migration;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What keeps a tool from going on: a flag, a lock or a failed row in its history.
///
/// @param table the table the row stands in
/// @param version the migration it is about, where it is about one
/// @param since when it was written, where that is recorded
/// @param by who wrote it, as recorded: `host (address)`; empty when it isn't
/// @param pid the process that wrote it, where that is recorded
/// @param cells the row as it is stored
public record Blockage(
    Kind kind,
    String table,
    Optional<Version> version,
    Optional<Instant> since,
    String by,
    OptionalLong pid,
    Map<String, String> cells) {
  public Blockage {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /// A row that says that a migration failed.
  ///
  /// @param entry what the history makes of the row
  public static Blockage failed(String table, HistoryEntry entry) {
    return new Blockage(
        Kind.FAILED,
        table,
        Optional.of(entry.version()),
        entry.at(),
        entry.by(),
        OptionalLong.empty(),
        entry.cells());
  }

  /// The same about another migration.
  public Blockage about(Version other) {
    return new Blockage(kind, table, Optional.of(other), since, by, pid, cells);
  }

  /// The kinds.
  public enum Kind {
    /// A migration was begun, and nobody noted whether it ended.
    DIRTY,
    /// Somebody holds the tool's own lock, or died holding it.
    LOCK,
    /// A migration failed, and the tool wants to be told what became of it.
    FAILED
  }
}
