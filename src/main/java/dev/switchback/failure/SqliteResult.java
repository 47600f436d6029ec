package dev.switchback.failure;

/// What SQLite answered: its extended result code, the code's name, and its own message.
///
/// Source: https://sqlite.org/rescode.html
public record SqliteResult(int extendedCode, String name, String message) {

  /// The primary code, which is the low byte of the extended one.
  public int primaryCode() {
    return extendedCode & 0xff;
  }

  @Override
  public String toString() {
    return name + " (" + extendedCode + "): " + message;
  }
}
