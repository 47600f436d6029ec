package dev.switchback.failure;

import java.nio.file.Path;

/// The file under this name is not the one it was when the operation began.
public final class FileReplaced extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String operation;

  public FileReplaced(Path file, String operation) {
    super("replaced", file + " was replaced or deleted during " + operation);
    this.file = file;
    this.operation = operation;
  }

  public Path file() {
    return file;
  }

  public String operation() {
    return operation;
  }
}
