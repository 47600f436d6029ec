package dev.switchback.failure;

import java.nio.file.Path;

/// A program stopped in the middle of a write; the file must be rolled back before it can be read.
public final class RecoveryPending extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  public RecoveryPending(Path file) {
    super("recovery-pending", file + " has a hot rollback journal");
    this.file = file;
  }

  public Path file() {
    return file;
  }
}
