package dev.switchback.migration;

import dev.switchback.sql.Comments;
import dev.switchback.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An instruction to Switchback in a line comment: `-- switchback: no-transaction VACUUM needs it`.
///
/// @param offset where its comment begins in the text
/// @param name in lower case
/// @param argument what follows the name
public record Directive(int offset, String name, String argument) {
  /// Run the text outside a transaction. The argument is the reason.
  public static final String NO_TRANSACTION = "no-transaction";

  /// Run the text only where a condition holds. The argument is `if …` ([Condition]).
  public static final String ONLY = "only";

  /// Run the next statement again and again. The argument says until when ([Batches]).
  public static final String REPEAT = "repeat";

  /// What a history keeps of a migration written in Java: the argument is its class ([CodePart]). A
  /// file can't ask for it.
  static final String JAVA = "java";

  private static final Pattern LINE =
      Pattern.compile(
          "--\\s*switchback\\s*(?::\\s*(\\S*)|\\s+(no-\\S*))\\s*(.*?)\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern MARK_OPTION =
      Pattern.compile(
          "--\\s*migrate:(?:up|down)\\s+transaction:\\s*false\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern WORTH_A_LOOK =
      Pattern.compile("--\\s*(?:switchback|migrate:)", Pattern.CASE_INSENSITIVE);

  /// Those that count: before the first statement of `sql`.
  public static List<Directive> leading(String sql) {
    return WORTH_A_LOOK.matcher(sql).find() ? of(Comments.leading(sql), sql) : List.of();
  }

  /// Everything in `sql` that looks like one, also where it doesn't count.
  public static List<Directive> anywhere(String sql) {
    return WORTH_A_LOOK.matcher(sql).find() ? of(Comments.all(sql), sql) : List.of();
  }

  public boolean isKnown() {
    return switch (name) {
      case NO_TRANSACTION -> true;
      case ONLY -> Condition.parse(argument).isPresent();
      case REPEAT -> Batches.parse(argument).isPresent();
      default -> false;
    };
  }

  /// Whether it counts only before the first statement.
  public boolean belongsToHead() {
    return !name.equals(REPEAT);
  }

  private static List<Directive> of(List<Token> comments, String sql) {
    return comments.stream().flatMap(comment -> parse(comment, sql).stream()).toList();
  }

  private static Optional<Directive> parse(Token comment, String sql) {
    String text = comment.in(sql);
    if (MARK_OPTION.matcher(text).matches()) {
      return Optional.of(new Directive(comment.start(), NO_TRANSACTION, ""));
    }
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      return Optional.empty();
    }
    String name = line.group(1) == null ? "" : line.group(1).toLowerCase(Locale.ROOT);
    return Optional.of(new Directive(comment.start(), name, line.group(3)));
  }
}
