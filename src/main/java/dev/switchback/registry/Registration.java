package dev.switchback.registry;

import dev.switchback.sqlite.DatabaseFile;
import java.nio.file.Files;
import java.util.Optional;

/// A change of what is registered of a database, before it is made. A value: making one touches
/// nothing.
public record Registration(Database from, Database to) {

  /// What becomes of the backups and the activity, which belong to a file.
  public enum Records {
    /// The file was moved, so they go along.
    GO_ALONG,
    /// It is another file: they stay with the one that they are of.
    STAY
  }

  public boolean isEmpty() {
    return from.equals(to);
  }

  /// Whether it takes something away that protects the file.
  public boolean isLessSafe() {
    boolean unprotected =
        from.protection() == Protection.PROTECTED && to.protection() == Protection.NONE;
    boolean lower =
        from.environment() == Environment.PRODUCTION && to.environment() != Environment.PRODUCTION;
    return unprotected || lower;
  }

  /// Empty where the file stays the same.
  public Optional<Records> records() {
    if (from.file().equals(to.file())) {
      return Optional.empty();
    }
    boolean isMoved = !Files.exists(from.file()) && DatabaseFile.of(to.file()).exists();
    return Optional.of(isMoved ? Records.GO_ALONG : Records.STAY);
  }
}
