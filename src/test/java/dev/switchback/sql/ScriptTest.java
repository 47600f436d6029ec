package dev.switchback.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.sql.ScriptProblem.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

  @Test
  void aTriggersBodyStaysInOnePiece() {
    String trigger =
        """
        CREATE TRIGGER IF NOT EXISTS "begin" AFTER UPDATE OF "end" ON [case]
        WHEN (CASE WHEN new.a THEN 1 ELSE 0 END)
        BEGIN
          UPDATE t SET a = CASE b WHEN 1 THEN 'END;' ELSE (CASE 1 WHEN 1 THEN 2 END) END;
          -- END;
          SELECT CASE WHEN 1 THEN 2 END;
        END\
        """;
    assertThat(texts(trigger + ";\nSELECT 2;")).containsExactly(trigger, "SELECT 2");
  }

  @Test
  void namesCalledBeginAndEndDoNotEndATrigger() {
    String trigger =
        "CREATE TRIGGER begin AFTER INSERT ON end BEGIN SELECT end FROM begin; SELECT end; END";
    assertThat(texts(trigger + "; SELECT 1")).containsExactly(trigger, "SELECT 1");
  }

  @Test
  void anEmptyTriggerBodyDoesNotSwallowTheRest() {
    assertThat(texts("CREATE TRIGGER a AFTER INSERT ON t BEGIN END; SELECT 1")).hasSize(2);
  }

  @Test
  void aTriggerWithoutABodyDoesNotSwallowTheRest() {
    assertThat(texts("CREATE TRIGGER a AFTER INSERT ON t; SELECT 1")).hasSize(2);
  }

  @Test
  void aForgottenSemicolonAfterATriggerCostsOneStatementOnly() {
    assertThat(texts("CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END SELECT 2; SELECT 3;"))
        .hasSize(2)
        .endsWith("SELECT 3");
  }

  @Test
  void aTransactionIsNotATriggersBody() {
    assertThat(kinds("BEGIN; SELECT 1; END; COMMIT"))
        .containsExactly(
            StatementKind.BEGIN, StatementKind.SELECT, StatementKind.COMMIT, StatementKind.COMMIT);
  }

  @Test
  void quotesAndCommentsHideSemicolons() {
    assertThat(texts("SELECT 'a;''b', \"c;\"\"d\", `e;``f`, [g;h] /* ; */ -- ;\n, 1; SELECT 2"))
        .hasSize(2);
  }

  @Test
  void linesCountLineFeedsWhateverStandsBeforeThem() {
    Script script = Script.of("\uFEFFSELECT 1;\r\n\r\n  -- two\r\n  SELECT '\r\n';\n\tSELECT 3");
    assertThat(script.statements())
        .extracting(SqlStatement::line, SqlStatement::column)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 1),
            org.assertj.core.groups.Tuple.tuple(4, 3),
            org.assertj.core.groups.Tuple.tuple(6, 2));
  }

  @Test
  void columnsCountCharactersAndNotHalvesOfThem() {
    assertThat(Script.of("/* \uD83D\uDE00 */ SELECT 1").statements().getFirst().column())
        .isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \r\n", ";;;", "-- only this", "/* and\n this */ ;", "\uFEFF"})
  void nothingToRunIsNoStatement(String text) {
    Script script = Script.of(text);
    assertThat(script.statements()).isEmpty();
    assertThat(script.problems()).isEmpty();
    assertThat(Comments.areAllOf(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT 1; SELECT 'a          | UNTERMINATED_STRING     | 18
          SELECT x'00                  | UNTERMINATED_STRING     | 8
          SELECT "a                    | UNTERMINATED_IDENTIFIER | 8
          SELECT `a                    | UNTERMINATED_IDENTIFIER | 8
          SELECT [a                    | UNTERMINATED_IDENTIFIER | 8
          SELECT 1 /* a                | UNTERMINATED_COMMENT    | 10
          SELECT 1; /*                 | UNTERMINATED_COMMENT    | 11
          SELECT 1 /*/                 | UNTERMINATED_COMMENT    | 10
          CREATE TRIGGER a ON b BEGIN SELECT 1; | UNTERMINATED_TRIGGER | 1
          Backup to 'x.db'             | DRIVER_COMMAND          | 1
          restorefrom x                | DRIVER_COMMAND          | 1
          .mode csv                    | SHELL_COMMAND           | 1
          """)
  void whatSqliteWouldMisreadIsAProblemWithItsPlace(String text, Kind kind, int column) {
    assertThat(Script.of("\n" + text).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(kind);
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.column()).isEqualTo(column);
              assertThat(problem.excerpt()).isNotBlank();
            });
  }

  @Test
  void aNulIsAProblemWhereverItStands() {
    assertThat(Script.of("SELECT '\n a\0b'; SELECT 1").problems())
        .containsExactly(new ScriptProblem(Kind.NUL_CHARACTER, 2, 3, "a\u2400b'; SELECT 1"));
  }

  @Test
  void aDotLineIsAShellCommandOnlyWhereAStatementWouldBegin() {
    Script script = Script.of("SELECT 1,\n.5;\n.read 'it''s\nSELECT 2;\n  .quit");
    assertThat(script.problems())
        .extracting(ScriptProblem::kind, ScriptProblem::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Kind.SHELL_COMMAND, 3),
            org.assertj.core.groups.Tuple.tuple(Kind.SHELL_COMMAND, 5));
    assertThat(script.statements()).hasSize(2);
  }

  @Test
  void wordsThatBeginLikeDriverCommandsAreFineInsideStatements() {
    assertThat(Script.of("SELECT backup FROM restore").problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rollback to x                                  | ROLLBACK
          End                                            | COMMIT
          REPLACE INTO t VALUES(1)                       | INSERT
          VALUES(1)                                      | SELECT
          EXPLAIN DELETE FROM t                          | OTHER
          ANALYZE                                        | OTHER
          (SELECT 1)                                     | OTHER
          "begin"                                        | OTHER
          WITH a AS (SELECT 1) SELECT 1                  | SELECT
          WITH RECURSIVE a(x) AS MATERIALIZED (VALUES(1)) INSERT INTO t SELECT 1 | INSERT
          WITH replace AS (SELECT 1), delete_it(a) AS (SELECT (2)) UPDATE t SET a = 1 | UPDATE
          """)
  void theKindIsThatOfTheVerb(String text, StatementKind kind) {
    assertThat(kinds(text)).containsExactly(kind);
  }

  @Test
  void sixtyThousandStatementsAndAMegabyteLiteralTakeWellUnderASecond() {
    StringBuilder oneLine = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      oneLine.append("INSERT INTO t VALUES(").append(i).append(",'it''s'); ");
    }
    oneLine.append("SELECT '").append("a''".repeat(500_000)).append("'");
    String text = oneLine.toString();
    Assertions.assertTimeout(
        Duration.ofSeconds(5), () -> assertThat(Script.of(text).statements()).hasSize(60_001));
  }

  @Test
  void deeplyNestedTextNeedsNoDeepStack() {
    assertThat(Script.of("SELECT " + "(".repeat(500_000)).statements()).hasSize(1);
  }

  private static List<String> texts(String script) {
    return Script.of(script).statements().stream().map(SqlStatement::text).toList();
  }

  private static List<StatementKind> kinds(String script) {
    return Script.of(script).statements().stream().map(SqlStatement::kind).toList();
  }
}
