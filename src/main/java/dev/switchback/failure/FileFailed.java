package dev.switchback.failure;

import java.nio.file.Path;

/// The system refused a file operation.
public final class FileFailed extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String operation;
  private final String detail;

  public FileFailed(Path file, String operation, String detail) {
    super("file", operation + " failed on " + file + ": " + detail);
    this.file = file;
    this.operation = operation;
    this.detail = detail;
  }

  public Path file() {
    return file;
  }

  public String operation() {
    return operation;
  }

  public String detail() {
    return detail;
  }
}
