package dev.switchback.failure;

/// Somebody asked to stop. The database is as it was before.
public final class OperationCancelled extends Failure {
  private static final long serialVersionUID = 1L;

  private final String operation;

  public OperationCancelled(String operation) {
    super("cancelled", "Cancelled: " + operation);
    this.operation = operation;
  }

  public String operation() {
    return operation;
  }
}
