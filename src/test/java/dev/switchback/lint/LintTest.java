package dev.switchback.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Tool;
import dev.switchback.source.MigrationFolder;
import dev.switchback.source.SourceReading;
import dev.switchback.template.SqliteVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each rule finds what it is for, and leaves alone what looks like it.
class LintTest {
  private static final String CHILD =
      "CREATE TABLE t (a);CREATE TABLE c (t REFERENCES t (a) ON DELETE CASCADE);";
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ONE_PURPOSE | ALTER TABLE t ADD COLUMN b; UPDATE c SET x = 1;",
        "KEEPS_DATA | DROP TABLE t;",
        "KEEPS_DATA | ALTER TABLE t DROP COLUMN a;",
        "KEEPS_DATA | DELETE FROM t;",
        "FOREIGN_KEYS | ALTER TABLE t RENAME TO o; CREATE TABLE t (b); INSERT INTO t SELECT a FROM"
            + " o; DROP TABLE o;",
        "TRANSACTION | VACUUM;",
        "TRANSACTION | COMMIT;",
        "IN_PLACE | ALTER TABLE t ADD COLUMN b TEXT NOT NULL;",
        "IN_PLACE | ALTER TABLE t ALTER COLUMN a TYPE TEXT;",
        "READABLE | SELECT 'unfinished;",
        "REPEATABLE | -- switchback: no-transaction because^CREATE TABLE x (y); VACUUM;",
      })
  void aRuleFindsWhatItIsFor(Rule rule, String sql) {
    assertThat(notMet(sql.replace('^', '\n'))).contains(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TABLE n (a); INSERT INTO n SELECT a FROM t;",
        "ALTER TABLE t ADD COLUMN b INT; UPDATE t SET b = a;",
        "CREATE TABLE n (a); INSERT INTO n SELECT a FROM t; UPDATE t SET a = NULL;",
        "CREATE TABLE n (a); INSERT INTO n SELECT a FROM t; DROP TABLE t; ALTER TABLE n RENAME TO"
            + " t;",
        "CREATE UNIQUE INDEX i ON t (a);",
        "CREATE TABLE n (a); ALTER TABLE n ADD COLUMN b TEXT NOT NULL;",
        "ALTER TABLE t RENAME COLUMN a TO b;",
        "-- switchback: no-transaction because^CREATE TABLE IF NOT EXISTS x (y); VACUUM;",
        "UPDATE t SET a = 'BEGIN; COMMIT; DROP TABLE t';",
        "CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM c; END;",
        "PRAGMA foreign_keys = OFF; ALTER TABLE t ADD COLUMN b;",
      })
  void ofWhatIsFineNothingIsSaid(String sql) {
    assertThat(notMet(sql.replace('^', '\n'))).isEmpty();
  }

  @Test
  void aDropWithForeignKeysOnIsToldForToolsThatKeepThemOn() {
    String rebuild =
        "CREATE TABLE n (a); INSERT INTO n SELECT a FROM t; DROP TABLE t;"
            + " ALTER TABLE n RENAME TO t;";

    assertThat(notMet(rebuild, Tool.DIESEL)).containsExactly(Rule.FOREIGN_KEYS);
    assertThat(notMet(rebuild, Tool.SWITCHBACK)).isEmpty();
    assertThat(notMet(rebuild, Tool.GOLANG_MIGRATE)).isEmpty();
  }

  @Test
  void whatATableRefersToLaterIsNotThereYet() {
    write("001_t.up.sql", "CREATE TABLE t (a);");
    write("002_again.up.sql", "CREATE TABLE n (a); DROP TABLE t; ALTER TABLE n RENAME TO t;");
    write("003_c.up.sql", "CREATE TABLE c (t REFERENCES t (a) ON DELETE CASCADE);");

    assertThat(check(Tool.DIESEL).get(1).checks())
        .contains(new Check(Rule.FOREIGN_KEYS, new Result.Met()));
  }

  @Test
  void anOlderReleaseRefusesMore() {
    write("001_t.up.sql", CHILD);
    write("002_x.up.sql", "ALTER TABLE t DROP COLUMN a;");

    List<Checklist> old =
        Lint.of(
            read().migrations(),
            Tool.SWITCHBACK,
            Map.of(),
            SqliteVersion.of("3.34"),
            Instant.EPOCH);

    assertThat(old.getLast().problems()).isEqualTo(1);
    assertThat(check(Tool.SWITCHBACK).getLast().problems()).isZero();
  }

  @Test
  void aGapIsToldWhereFilesAreCountedAndAMissingWayBackWhereTheyHaveOne() {
    for (String version : List.of("001", "002", "003", "004", "005", "007")) {
      write(version + "_a" + version + ".up.sql", "SELECT 1;");
      if (!version.equals("004")) {
        write(version + "_a" + version + ".down.sql", "SELECT 1;");
      }
    }

    List<Checklist> all = check(Tool.SWITCHBACK);

    assertThat(rules(all.get(3))).containsExactly(Rule.WAY_BACK);
    assertThat(rules(all.get(5))).containsExactly(Rule.VERSION);
    assertThat(rules(all.get(1))).isEmpty();
  }

  @Test
  void gapsInAFolderThatDoesntCountAndFoldersWithoutWayBackMeanNothing() {
    for (String version : List.of("10", "20", "30", "40")) {
      write(version + "_a" + version + ".sql", "SELECT 1;");
    }

    assertThat(check(Tool.SWITCHBACK)).allSatisfy(each -> assertThat(rules(each)).isEmpty());
  }

  @Test
  void aTimeStampOfTheFutureIsTold() {
    write("20990101000000_far.sql", "SELECT 1;");

    assertThat(rules(check(Tool.SWITCHBACK).getFirst())).containsExactly(Rule.VERSION);
  }

  @Test
  void aByteOrderMarkAndMixedLineEndsAreTold() {
    write("001_a.sql", "\uFEFFSELECT 1;\n");
    write("002_b.sql", "SELECT 1;\r\nSELECT 2;\n");
    write("003_c.sql", "SELECT 1;\r\nSELECT 2;\r\n");

    List<Checklist> all = check(Tool.SWITCHBACK);

    assertThat(rules(all.get(0))).containsExactly(Rule.ENCODING);
    assertThat(rules(all.get(1))).containsExactly(Rule.ENCODING);
    assertThat(rules(all.get(2))).isEmpty();
  }

  @Test
  void everyRuleIsChecked() {
    write("001_a.sql", "SELECT 1;");

    assertThat(check(Tool.SWITCHBACK).getFirst().checks())
        .extracting(Check::rule)
        .containsExactly(Rule.values());
  }

  private List<Rule> notMet(String sql) {
    return notMet(sql, Tool.SWITCHBACK);
  }

  private List<Rule> notMet(String sql, Tool tool) {
    write("001_t.up.sql", CHILD);
    write("002_change_t.up.sql", sql);
    return rules(check(tool).getLast());
  }

  private static List<Rule> rules(Checklist checklist) {
    return checklist.checks().stream()
        .filter(check -> check.result() instanceof Result.NotMet)
        .map(Check::rule)
        .toList();
  }

  private List<Checklist> check(Tool tool) {
    return Lint.of(
        read().migrations(),
        tool,
        Map.of(),
        SqliteVersion.here(),
        Instant.parse("2026-11-20T00:00:00Z"));
  }

  private SourceReading read() {
    return new MigrationFolder().read(folder, Tool.SWITCHBACK);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
