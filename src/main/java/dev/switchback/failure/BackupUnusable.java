package dev.switchback.failure;

import java.nio.file.Path;

/// A backup can't be used: it is gone, differs from its record, or doesn't pass its check.
public final class BackupUnusable extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String detail;

  public BackupUnusable(Path file, String detail) {
    super("backup-unusable", "Backup can't be used: " + file + ": " + detail);
    this.file = file;
    this.detail = detail;
  }

  public Path file() {
    return file;
  }

  public String detail() {
    return detail;
  }
}
