package dev.switchback.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  @Test
  void objectsAndColumnsAreAskedForByName() {
    assertThat(Condition.parse("if table events exists"))
        .contains(new Condition.Exists("table", "events", "", true, "table events exists"));
    assertThat(Condition.parse("if not column my_table.new_column exists"))
        .contains(
            new Condition.Exists(
                "column",
                "my_table",
                "new_column",
                false,
                "not column my_table.new_column exists"));
    assertThat(Condition.parse("IF NOT Index \"odd name\" EXISTS"))
        .contains(
            new Condition.Exists("index", "odd name", "", false, "NOT Index \"odd name\" EXISTS"));
    assertThat(Condition.parse("if column \"a.b\".\"c d\" exists"))
        .contains(
            new Condition.Exists("column", "a.b", "c d", true, "column \"a.b\".\"c d\" exists"));
  }

  @Test
  void aQueryIsOneSelect() {
    assertThat(Condition.parse("if SELECT count(*) = 0 FROM t"))
        .contains(new Condition.Select("SELECT count(*) = 0 FROM t", "SELECT count(*) = 0 FROM t"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if",
        "table t exists",
        "if table exists",
        "if DELETE FROM t",
        "if SELECT 1; DROP TABLE t",
        "if SELECT 'unfinished",
        "if column t exists"
      })
  void anythingElseIsNotUnderstood(String argument) {
    assertThat(Condition.parse(argument)).isEmpty();
  }

  @Test
  void onlyTheHeadOfATextAsks() {
    assertThat(
            Condition.in(
                "-- switchback: only if table a exists\n-- switchback: only if not table b exists\n"
                    + "SELECT 1;\n-- switchback: only if table c exists\nSELECT 2;"))
        .extracting(Condition::text)
        .containsExactly("table a exists", "not table b exists");
  }
}
