package dev.switchback.failure;

/// Something that prevents an answer. Carries facts; the sentences for people are made in `words`.
///
/// What was merely decided against is a refusal, and what a run did is a report: both are values,
/// not failures.
public abstract sealed class Failure extends RuntimeException
    permits AccessDenied,
        BackupUnusable,
        DatabaseBusy,
        DatabaseDamaged,
        DatabaseMissing,
        DatabaseTooNew,
        DiskFull,
        FileFailed,
        FileReplaced,
        NotADatabase,
        NotPutBack,
        OperationCancelled,
        RecoveryPending,
        SourceMissing,
        SqlFailed,
        UnknownName {

  private static final long serialVersionUID = 1L;

  private final String code;

  Failure(String code, String message) {
    super(message);
    this.code = code;
  }

  Failure(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /// A stable word for this kind of failure, for scripts and for text keys.
  public final String code() {
    return code;
  }
}
