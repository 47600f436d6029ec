package dev.switchback.failure;

/// Another program that has a file open.
///
/// @param processId the process, as the system numbers it
/// @param program the program's name, as the system tells it
public record Holder(long processId, String program) {
  @Override
  public String toString() {
    return program + " (" + processId + ")";
  }
}
