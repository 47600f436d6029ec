package dev.switchback.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.sql.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepSummaryTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      textBlock =
          """
          CREATE TABLE IF NOT EXISTS "my table" (a)       | creates table my table
          create unique index ix on t (a)                 | creates index ix
          CREATE TEMP VIEW main.v AS SELECT 1             | creates view main.v
          DROP TABLE IF EXISTS [old]                      | removes table old with its rows
          ALTER TABLE t ADD COLUMN c TEXT                 | adds column t.c
          ALTER TABLE t ADD c TEXT                        | adds column t.c
          ALTER TABLE t DROP COLUMN c                     | removes column t.c with its values
          ALTER TABLE t RENAME TO u                       | renames in table t
          DELETE FROM t WHERE a = 1                       | deletes rows of t
          UPDATE OR IGNORE t SET a = 1                    | changes rows of t
          INSERT OR REPLACE INTO t VALUES (1)             | adds rows to t
          -- why\tnot                                      | no statements
          SELECT 1                                        | 1 statement
          """,
      delimiter = '|')
  void aStatementIsSaidInAFewWords(String sql, String words) {
    assertThat(StepSummary.of(Script.of(sql).statements())).isEqualTo(words);
  }

  @Test
  void whatStandsInACommentIsNotSaid() {
    String sql = "/* DROP TABLE a; */ CREATE TABLE b (c) -- DROP TABLE d";

    assertThat(StepSummary.of(Script.of(sql).statements())).isEqualTo("creates table b");
  }

  @Test
  void theSameEffectIsSaidOnce() {
    String sql = "INSERT INTO t VALUES (1); INSERT INTO t VALUES (2);";

    assertThat(StepSummary.of(Script.of(sql).statements())).isEqualTo("adds rows to t");
  }

  @Test
  void ofManyEffectsTheFirstAreSaidAndTheOthersCounted() {
    String sql = "CREATE TABLE a(x); CREATE TABLE b(x); CREATE TABLE c(x); CREATE TABLE d(x);";

    assertThat(StepSummary.of(Script.of(sql).statements()))
        .isEqualTo("creates table a · creates table b · creates table c · 1 more");
  }
}
