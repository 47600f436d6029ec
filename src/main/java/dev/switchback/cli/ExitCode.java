package dev.switchback.cli;

/// How a command ended, for scripts. The numbers are kept for ever.
public enum ExitCode {
  DONE(0, "Done, or there was nothing to do."),
  FAILED(1, "Failed. Nothing was changed; a failed migration is noted in the history."),
  USAGE(2, "The command line was not understood, or there is no display for the window."),
  REFUSED(3, "Refused before anything was done. The message says what would allow it."),
  PROBLEMS(4, "A check found problems, or a backup did not pass its check."),
  CANCELLED(5, "Cancelled. Nothing was changed."),
  PARTLY(6, "Failed or cancelled, and a part of it stays done. The report says which."),
  NEEDS_CONFIRMATION(7, "It would write to a database and was not confirmed. Nothing was changed."),
  FAULT(70, "A fault of Switchback itself. Look at the status before going on.");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /// What the process gives back to the system.
  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }
}
