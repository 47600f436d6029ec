package dev.switchback.template;

import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/// The two files of a rebuild, with comments for those who read them later.
///
/// @param hasStatistics whether the table was analysed, which the swap forgets
record RebuildText(String table, boolean hasStatistics) {

  String up(List<String> renames, CopyAndSwap.Result result, List<RebuildNote> notes) {
    List<String> lines = new ArrayList<>();
    lines.add("Rebuild of " + table + " by copy and swap: a new table takes the old");
    lines.add("one's place (sqlite.org/lang_altertable.html, section 7).");
    lines.add("Foreign keys have to be off meanwhile: Switchback switches them");
    lines.add("off, and checks them before it commits.");
    for (RebuildNote note : notes) {
      switch (note) {
        case RebuildNote.LeftOut(String type, String name, String why) ->
            lines.add("Not made again: " + type + " " + name + " (" + why + ").");
        case RebuildNote.Mentions(String type, String name, String column) ->
            lines.add("Look at " + type + " " + name + ": it mentions " + column + ".");
        case RebuildNote.ConstraintDropped(String constraint) ->
            lines.add("Goes with its column: " + constraint);
        case RebuildNote.RowidsNotKept _ ->
            lines.add("Rowids are given anew: columns have all the names of the old ones.");
        case RebuildNote.BrokenBefore(String type, String name) ->
            lines.add("Was broken before and stays so: " + type + " " + name + ".");
        case RebuildNote.ValuesLost _, RebuildNote.ValuesChanged _ -> {}
      }
    }
    List<String> statements = new ArrayList<>(renames);
    statements.addAll(result.statements());
    return comment(lines) + "\n" + of(analysed(statements));
  }

  String down(CopyAndSwap.Result result, List<String> renames, List<RebuildNote> notes) {
    List<String> lines = new ArrayList<>();
    lines.add("Takes the rebuild of " + table + " back, in the same way.");
    for (RebuildNote note : notes) {
      if (note instanceof RebuildNote.ValuesLost(String column, String filler)) {
        lines.add("The values of " + column + " are gone: " + filler + " takes their place.");
      } else if (note instanceof RebuildNote.ValuesChanged(String column)) {
        lines.add("The values of " + column + " stay as the way up has changed them.");
      }
    }
    List<String> statements = analysed(result.statements());
    statements.addAll(renames);
    return comment(lines) + "\n" + of(statements);
  }

  private List<String> analysed(List<String> statements) {
    List<String> all = new ArrayList<>(statements);
    if (hasStatistics) {
      all.add("ANALYZE " + SqlNames.written(table));
    }
    return all;
  }

  private static String comment(List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append("-- ").append(line.replaceAll("\\R", "\n--   ")).append('\n');
    }
    return text.toString();
  }

  /// Statements, each ended and with an empty line between.
  static String of(List<String> statements) {
    StringBuilder text = new StringBuilder();
    for (String statement : statements) {
      text.append(text.isEmpty() ? "" : "\n").append(statement);
      text.append(endsInComment(statement) ? "\n;\n" : ";\n");
    }
    return text.toString();
  }

  private static boolean endsInComment(String statement) {
    List<Token> tokens = Tokenizer.tokens(statement);
    return !tokens.isEmpty()
        && tokens.getLast().kind() == TokenKind.COMMENT
        && tokens.getLast().in(statement).startsWith("--");
  }
}
