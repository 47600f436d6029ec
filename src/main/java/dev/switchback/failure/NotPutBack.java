package dev.switchback.failure;

import java.nio.file.Path;
import java.util.List;

/// What was read back before the commit isn't what was planned, so the restore was taken back.
public final class NotPutBack extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final Reason reason;
  private final transient List<String> what;

  /// @param what the tables, objects or references it is about
  public NotPutBack(Path file, Reason reason, List<String> what) {
    super("not-put-back", reason + " in " + file + ": " + String.join(", ", what));
    this.file = file;
    this.reason = reason;
    this.what = List.copyOf(what);
  }

  public Path file() {
    return file;
  }

  public Reason reason() {
    return reason;
  }

  public List<String> what() {
    return what;
  }

  /// Why.
  public enum Reason {
    /// What depends on the tables is no longer what somebody agreed to.
    CHANGED_SINCE,
    /// References would lead nowhere.
    FOREIGN_KEYS,
    /// Views or triggers could no longer be compiled.
    BROKEN_OBJECTS,
    /// The rows aren't those of the backup.
    OTHER_ROWS
  }
}
