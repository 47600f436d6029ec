package dev.switchback.failure;

import java.nio.file.Path;

/// There is no file at this place (any more).
public final class DatabaseMissing extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  public DatabaseMissing(Path file) {
    super("not-found", "No file: " + file);
    this.file = file;
  }

  public Path file() {
    return file;
  }
}
