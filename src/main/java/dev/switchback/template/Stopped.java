package dev.switchback.template;

/// Carries a reason up to where it becomes an answer.
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Rebuild.Reason reason;

  Stopped(Rebuild.Reason reason) {
    super(reason.toString(), null, false, false);
    this.reason = reason;
  }

  Rebuild.Reason reason() {
    return reason;
  }
}
