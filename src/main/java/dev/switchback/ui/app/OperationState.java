package dev.switchback.ui.app;

/// Where an operation is. The words stand in `messages.properties` under `state.operation.…`.
public enum OperationState {
  QUEUED,
  RUNNING,
  /// The result is being committed: it can't be stopped any more.
  FINISHING,
  DONE,
  CANCELLED,
  FAILED;

  public boolean isEnded() {
    return switch (this) {
      case QUEUED, RUNNING, FINISHING -> false;
      case DONE, CANCELLED, FAILED -> true;
    };
  }
}
