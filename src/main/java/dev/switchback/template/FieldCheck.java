package dev.switchback.template;

import dev.switchback.sql.Script;
import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import dev.switchback.template.Filled.Problem;
import dev.switchback.template.Filled.Problem.What;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Looks at the values of a template one by one, without any database.
final class FieldCheck {
  private static final int MOST_ROWS = 1_000_000;

  private FieldCheck() {}

  static List<Problem> problems(Template template, TemplateValues values) {
    List<Problem> problems = new ArrayList<>();
    for (TemplateField field : template.required()) {
      if (values.all(field).isEmpty()) {
        problems.add(new Problem(field, What.MISSING, ""));
      }
    }
    values
        .texts()
        .forEach(
            (field, texts) -> {
              if (!template.fields().contains(field)) {
                problems.add(new Problem(field, What.NOT_HERE, texts.getFirst()));
              } else {
                texts.forEach(
                    text ->
                        wrong(template, field, text)
                            .ifPresent(what -> problems.add(new Problem(field, what, text))));
              }
            });
    problems.sort(Comparator.comparing(Problem::field));
    return problems;
  }

  private static Optional<What> wrong(Template template, TemplateField field, String text) {
    return switch (field.kind()) {
      case NAME -> unless(isName(text), What.NOT_A_NAME);
      case EXPRESSION -> unless(isOnePiece(text), What.NOT_AN_EXPRESSION);
      case COLUMN_DEFINITION ->
          isColumn(text)
              ? unless(template != Template.ADD_COLUMN || isAddable(text), What.NOT_ADDABLE)
              : Optional.of(What.NOT_A_COLUMN);
      case DEFINITIONS ->
          unless(
              isOnePiece(text) && isTable("CREATE TABLE t (" + text + "\n)"), What.NOT_DEFINITIONS);
      case TABLE_DEFINITION -> unless(isTable(text), What.NOT_A_TABLE);
      case PAIR -> unless(text.indexOf('=') > 0 && isOnePiece(text), What.NOT_A_PAIR);
      case NUMBER ->
          unless(
              text.matches("[1-9]\\d{0,6}") && Integer.parseInt(text) <= MOST_ROWS,
              What.NOT_A_NUMBER);
      case CHOICE -> unless(text.matches("yes|no"), What.NOT_A_CHOICE);
    };
  }

  private static Optional<What> unless(boolean right, What what) {
    return right ? Optional.empty() : Optional.of(what);
  }

  /// A name is taken as it is, so quotes around it would be a part of it.
  private static boolean isName(String text) {
    boolean inQuotes = text.matches("(?s)\".*\"|`.*`|\\[.*]");
    return !inQuotes && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isColumn(String text) {
    return isOnePiece(text)
        && TableText.of("CREATE TABLE t (" + text + "\n)")
            .filter(table -> table.columns().size() == 1 && table.constraints().isEmpty())
            .isPresent();
  }

  private static boolean isAddable(String text) {
    Script script = Script.of("ALTER TABLE t ADD COLUMN " + text);
    return script.statements().stream()
        .flatMap(statement -> InPlaceLimits.of(statement).stream())
        .noneMatch(
            finding ->
                finding.kind().limit() == InPlaceFinding.Limit.NEVER
                    || finding.kind().limit() == InPlaceFinding.Limit.IGNORED);
  }

  private static boolean isTable(String text) {
    return TableText.of(text).filter(table -> !table.columns().isEmpty()).isPresent()
        && Script.of(text).statements().size() == 1;
  }

  /// Whether a text stays where it is put: nothing in it ends the statement around it, and all that
  /// is opened in it is closed. A comment without an end of line would swallow what follows.
  private static boolean isOnePiece(String text) {
    int depth = 0;
    Token last = null;
    for (Token token : Tokenizer.tokens(text)) {
      String word = token.in(text);
      boolean isMark = token.kind() == TokenKind.PUNCTUATION;
      depth += isMark && word.equals("(") ? 1 : isMark && word.equals(")") ? -1 : 0;
      if (depth < 0 || token.kind() == TokenKind.ILLEGAL || (isMark && word.equals(";"))) {
        return false;
      }
      last = token;
    }
    return depth == 0 && last != null && !last.in(text).startsWith("--") && text.indexOf('\0') < 0;
  }
}
