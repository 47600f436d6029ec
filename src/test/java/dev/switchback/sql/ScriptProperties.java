package dev.switchback.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScriptProperties {

  @Test
  void tokensCoverAnyTextWithoutGaps() {
    Seeds.each(
        3000,
        random -> {
          String text = SqlTexts.nonsense(random);
          int end = 0;
          for (Token token : Tokenizer.tokens(text)) {
            assertThat(token.start()).isEqualTo(end);
            assertThat(token.end()).isGreaterThan(token.start());
            end = token.end();
          }
          assertThat(end).isEqualTo(text.length());
        });
  }

  @Test
  void statementsAndWhatIsBetweenThemMakeTheText() {
    Seeds.each(
        3000,
        random -> {
          String text = SqlTexts.nonsense(random);
          Script script = Script.of(text);
          StringBuilder joined = new StringBuilder();
          int end = 0;
          for (SqlStatement statement : script.statements()) {
            String between = text.substring(end, statement.start());
            if (script.problems().isEmpty()) {
              assertThat(Comments.areAllOf(between)).as("between: %s", between).isTrue();
            }
            joined.append(between).append(statement.text());
            end = statement.end();
          }
          assertThat(joined + text.substring(end)).isEqualTo(text);
          if (script.problems().isEmpty()) {
            assertThat(Comments.areAllOf(text.substring(end))).isTrue();
          }
        });
  }

  @Test
  void everyPositionIsTheOneCountedByHand() {
    Seeds.each(
        3000,
        random -> {
          String text = SqlTexts.nonsense(random);
          for (SqlStatement statement : Script.of(text).statements()) {
            String before = text.substring(0, statement.start());
            String line = before.substring(before.lastIndexOf('\n') + 1);
            boolean mark = line.length() == before.length() && line.startsWith("\uFEFF");
            assertThat(statement.line()).isEqualTo(before.split("\n", -1).length);
            assertThat(statement.column())
                .isEqualTo(line.codePointCount(0, line.length()) + (mark ? 0 : 1));
          }
        });
  }

  @Test
  void knownStatementsComeBackHoweverTheyAreParted() {
    Seeds.each(
        2000,
        random -> {
          List<String> statements = statements(random);
          StringBuilder text = new StringBuilder("\uFEFF-- head; '\r\n");
          for (String statement : statements) {
            text.append(statement).append(SqlTexts.separator(random));
          }
          assertThat(texts(text.toString())).isEqualTo(statements);
        });
  }

  @Test
  void commentsAtTheEndChangeNothing() {
    Seeds.each(
        2000,
        random -> {
          String text = SqlTexts.nonsense(random);
          Script script = Script.of(text);
          if (script.problems().isEmpty()) {
            Script longer = Script.of(text + "\n-- ; '\n/* \" ; */ -- [");
            assertThat(longer.problems()).isEmpty();
            assertThat(longer.statements()).isEqualTo(script.statements());
          }
        });
  }

  @Test
  void eachStatementAloneIsOneStatementOfTheSameKind() {
    Seeds.each(
        3000,
        random -> {
          Script script = Script.of(SqlTexts.nonsense(random));
          for (SqlStatement statement : script.statements()) {
            if (script.problems().isEmpty()) {
              List<SqlStatement> alone = Script.of(statement.text()).statements();
              assertThat(alone).hasSize(1);
              assertThat(alone.getFirst().kind()).isEqualTo(statement.kind());
              assertThat(alone.getFirst().text()).isEqualTo(statement.text());
            }
          }
        });
  }

  private static List<String> statements(Random random) {
    List<String> statements = new ArrayList<>();
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      statements.add(SqlTexts.statement(random));
    }
    return statements;
  }

  private static List<String> texts(String script) {
    return Script.of(script).statements().stream().map(SqlStatement::text).toList();
  }
}
