package dev.switchback.sql;

import java.util.List;

/// A text split into its statements.
///
/// @param text the whole text
/// @param statements in order; those after a problem may be missing
/// @param problems why it can't be run as it stands; empty for a script that can
public record Script(String text, List<SqlStatement> statements, List<ScriptProblem> problems) {
  public Script {
    statements = List.copyOf(statements);
    problems = List.copyOf(problems);
  }

  /// Splits `text`. Never fails: what can't be read becomes a problem.
  public static Script of(String text) {
    return ScriptSplitter.split(text);
  }
}
