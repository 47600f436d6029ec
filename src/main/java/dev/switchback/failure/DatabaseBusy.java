package dev.switchback.failure;

import java.nio.file.Path;
import java.util.List;

/// Another program held a lock for longer than we were willing to wait. Nothing was changed.
public final class DatabaseBusy extends Failure {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String operation;
  private final transient List<Holder> holders;

  public DatabaseBusy(Path file, String operation, List<Holder> holders) {
    super("busy", file + " is locked by another program during " + operation);
    this.file = file;
    this.operation = operation;
    this.holders = List.copyOf(holders);
  }

  public Path file() {
    return file;
  }

  public String operation() {
    return operation;
  }

  public List<Holder> holders() {
    return holders;
  }
}
