package dev.switchback.failure;

import java.nio.file.Path;

/// No room was left. What was being written has been taken back.
public final class DiskFull extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path place;
  private final String operation;

  public DiskFull(Path place, String operation) {
    super("disk-full", "No room left at " + place + " during " + operation);
    this.place = place;
    this.operation = operation;
  }

  public Path place() {
    return place;
  }

  public String operation() {
    return operation;
  }
}
