package dev.switchback.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.sql.Script;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RebuildWishTest {
  @Test
  void aColumnThatCannotBeAddedIsAddedByTheRebuild() {
    assertThat(fields("ALTER TABLE users ADD COLUMN mail TEXT UNIQUE;"))
        .isEqualTo(Map.of(TemplateField.TABLE, "users", TemplateField.ADD, "mail TEXT UNIQUE"));
    assertThat(
            fields("ALTER TABLE users -- who\n  ADD joined TEXT\n    DEFAULT CURRENT_TIMESTAMP\n;"))
        .containsEntry(TemplateField.ADD, "joined TEXT DEFAULT CURRENT_TIMESTAMP");
    assertThat(fields("ALTER TABLE users ADD COLUMN c INT AFTER b"))
        .containsEntry(TemplateField.ADD, "c INT");
  }

  @Test
  void aConstraintIsAddedByTheRebuild() {
    assertThat(
            fields("ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (u) REFERENCES users (id);"))
        .isEqualTo(
            Map.of(
                TemplateField.TABLE,
                "orders",
                TemplateField.CONSTRAINT,
                "CONSTRAINT fk FOREIGN KEY (u) REFERENCES users (id)"));
  }

  @Test
  void anotherTypeIsTakenOverWhereTheStatementSaysTheWholeColumn() {
    assertThat(fields("ALTER TABLE t MODIFY COLUMN price INTEGER NOT NULL"))
        .containsEntry(TemplateField.CHANGE, "price INTEGER NOT NULL");
    assertThat(fields("ALTER TABLE t ALTER COLUMN price TYPE INTEGER"))
        .isEqualTo(Map.of(TemplateField.TABLE, "t"));
  }

  @Test
  void whatSqliteDoesOrSomethingElseHelpsNeedsNoRebuild() {
    assertThat(wish("ALTER TABLE t ADD COLUMN c TEXT; TRUNCATE TABLE t;")).isEmpty();
    assertThat(wish("ALTER TABLE t ADD COLUMN IF NOT EXISTS c TEXT")).isEmpty();
  }

  @Test
  void aTableWhoseNameHasSpacesIsNamed() {
    assertThat(fields("ALTER TABLE \"my table\" ADD COLUMN c TEXT UNIQUE"))
        .containsEntry(TemplateField.TABLE, "my table")
        .containsEntry(TemplateField.ADD, "c TEXT UNIQUE");
  }

  private static Map<TemplateField, String> fields(String sql) {
    return wish(sql).orElseThrow().fields();
  }

  private static Optional<RebuildWish> wish(String sql) {
    return RebuildWish.firstOf(Script.of(sql));
  }
}
