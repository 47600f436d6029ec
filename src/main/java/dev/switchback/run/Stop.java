package dev.switchback.run;

/// Leaves a plan where it stands.
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient RunFailure failure;

  Stop(RunFailure failure) {
    super(null, null, false, false);
    this.failure = failure;
  }

  RunFailure failure() {
    return failure;
  }
}
