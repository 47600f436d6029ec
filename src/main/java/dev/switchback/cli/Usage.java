package dev.switchback.cli;

/// The command line can't be carried out as it was typed. Ends with [ExitCode#USAGE].
final class Usage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Usage(String message) {
    super(message);
  }
}
