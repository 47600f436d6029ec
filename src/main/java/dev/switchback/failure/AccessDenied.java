package dev.switchback.failure;

import java.nio.file.Path;

/// The system does not let us read or write here.
public final class AccessDenied extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final Access access;

  public AccessDenied(Path file, Access access) {
    super("no-access", "No access (" + access + "): " + file);
    this.file = file;
    this.access = access;
  }

  public Path file() {
    return file;
  }

  public Access access() {
    return access;
  }

  /// What was not permitted.
  public enum Access {
    READ,
    WRITE,
    /// The folder can't be written to, which a database with a write-ahead log needs.
    WRITE_FOLDER
  }
}
