package dev.switchback.cli;

import dev.switchback.Administration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/// One command. Opens the engine, does its work, and tells the exit code.
abstract class Verb implements Callable<Integer> {
  @Option(
      names = "--json",
      description = "Print the result as one JSON document on standard output.")
  private boolean json;

  private final Face face;

  Verb(Face face) {
    this.face = face;
  }

  abstract ExitCode carryOut(Administration administration);

  @Override
  public final Integer call() {
    try (Administration administration = face.open()) {
      return ending(administration);
    }
  }

  /// The number that the process ends with.
  int ending(Administration administration) {
    return carryOut(administration).number();
  }

  /// The number that the process ends with when a failure prevented the answer.
  int failing(ExitCode usual) {
    return usual.number();
  }

  final Face face() {
    return face;
  }

  final boolean isJson() {
    return json;
  }

  /// Prints a result as text, or as a document when that was asked for.
  final void answer(Iterable<String> lines, Fields document) {
    if (json) {
      face.console().document(document);
    } else {
      lines.forEach(face.console()::result);
    }
  }
}
