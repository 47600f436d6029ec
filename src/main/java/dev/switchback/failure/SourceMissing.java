package dev.switchback.failure;

import java.nio.file.Path;

/// The folder with the migrations can't be read.
public final class SourceMissing extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path folder;
  private final String detail;

  public SourceMissing(Path folder, String detail) {
    super("no-source", "Migrations folder " + folder + ": " + detail);
    this.folder = folder;
    this.detail = detail;
  }

  public Path folder() {
    return folder;
  }

  public String detail() {
    return detail;
  }
}
