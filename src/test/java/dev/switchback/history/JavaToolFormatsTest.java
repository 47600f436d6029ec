package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables that Flyway and Liquibase made in other places, and tables that only look like theirs.
final class JavaToolFormatsTest {
  private static final String FLYWAY =
      " (\"installed_rank\" INT NOT NULL PRIMARY KEY, \"version\" VARCHAR(50), \"description\""
          + " VARCHAR(200) NOT NULL, \"type\" VARCHAR(20) NOT NULL, \"script\" VARCHAR(1000) NOT"
          + " NULL, \"checksum\" INT, \"installed_by\" VARCHAR(100) NOT NULL, \"installed_on\" TEXT"
          + " NOT NULL, \"execution_time\" INT NOT NULL, \"success\" BOOLEAN NOT NULL)";
  private static final String LIQUIBASE =
      " (ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT NULL, FILENAME VARCHAR(255) NOT NULL,"
          + " DATEEXECUTED TEXT NOT NULL, ORDEREXECUTED INTEGER NOT NULL, EXECTYPE VARCHAR(10) NOT"
          + " NULL, MD5SUM VARCHAR(35), DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255), TAG"
          + " VARCHAR(255), LIQUIBASE VARCHAR(20), CONTEXTS VARCHAR(255), LABELS VARCHAR(255),"
          + " DEPLOYMENT_ID VARCHAR(10))";

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.in(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void tablesAreKnownByTheirColumnsWhateverTheyAreCalled() {
    Sql.run(shop.file(), "CREATE TABLE schema_version" + FLYWAY);
    assertThat(status().found()).extracting(FoundHistory::tool).containsExactly(Tool.FLYWAY);
    Sql.run(
        shop.file(),
        "DROP TABLE schema_version",
        "CREATE TABLE changes_done" + LIQUIBASE,
        "CREATE TABLE DATABASECHANGELOGLOCK (ID INTEGER NOT NULL PRIMARY KEY, LOCKED BOOLEAN NOT"
            + " NULL, LOCKGRANTED TEXT, LOCKEDBY VARCHAR(255))");
    assertThat(status().found())
        .extracting(FoundHistory::tool, FoundHistory::table)
        .containsExactly(tuple(Tool.LIQUIBASE, "changes_done"));
  }

  @Test
  void tablesWithTheNamesAndOtherColumnsAreNobodys() {
    Sql.run(
        shop.file(),
        "CREATE TABLE flyway_schema_history (version TEXT, success BOOLEAN)",
        "CREATE TABLE schema_version (version INTEGER)",
        "CREATE TABLE DATABASECHANGELOG (ID TEXT, AUTHOR TEXT)",
        "CREATE TABLE CHANGELOG (ID INTEGER PRIMARY KEY, WHAT TEXT, WHO TEXT)");

    assertThat(status().found()).isEmpty();
  }

  @Test
  void rowsThatFlywayWroteAreReadAsTheyAre() {
    Sql.run(
        shop.file(),
        "CREATE TABLE flyway_schema_history" + FLYWAY,
        "INSERT INTO flyway_schema_history VALUES (1,'1','authors','SQL','V1__authors.sql',"
            + "-1746588452,'','2026-11-20 09:43:53.184',8,1)",
        "INSERT INTO flyway_schema_history VALUES (2,'1.1','books and trigger','SQL',"
            + "'V1_1__books_and_trigger.sql',1301843491,'ann','2026-11-20 09:43:53.221',1,1)",
        "INSERT INTO flyway_schema_history VALUES (4,NULL,'v','SQL','R__v.sql',-521338674,'',"
            + "'2026-11-20 09:43:53.269',2,1)",
        "INSERT INTO flyway_schema_history VALUES (5,NULL,'v','SQL','R__v.sql',-1870811771,'',"
            + "'2026-11-20 09:44:27.593',5,1)",
        "INSERT INTO flyway_schema_history VALUES (6,'1.1','books and trigger','DELETE',"
            + "'V1_1__books_and_trigger.sql',1301843491,'','2026-11-20 09:44:29.884',0,1)");

    List<HistoryEntry> entries = status().history().entries();

    assertThat(entries.getFirst().at()).contains(Instant.parse("2026-11-20T09:43:53.184Z"));
    assertThat(entries.getFirst().took()).contains(Duration.ofMillis(8));
    assertThat(entries.get(1).by()).isEqualTo("ann");
    assertThat(entries.get(2).remarks())
        .extracting(Remark::kind)
        .containsExactly(Remark.Kind.REPEATABLE, Remark.Kind.SUPERSEDED);
    assertThat(entries.get(3).remarks())
        .extracting(Remark::kind)
        .containsExactly(Remark.Kind.REPEATABLE);
    assertThat(entries.getLast().event()).isEqualTo(HistoryEntry.Event.ROLLED_BACK);
    assertThat(status().history().applied().keySet())
        .extracting(version -> version.text())
        .containsExactly("1", "R__v");
  }

  @Test
  void rowsThatLiquibaseWroteAreReadAsTheyAre() {
    Sql.run(
        shop.file(),
        "CREATE TABLE DATABASECHANGELOG" + LIQUIBASE,
        "INSERT INTO DATABASECHANGELOG VALUES ('1','ann','changelog.sql','2026-11-20 09:44:42',1,"
            + "'EXECUTED','9:9b57a99b926319bb5c0d55c0846d01c5','sql','authors table','v1','4.33.0',"
            + "NULL,NULL,'5167881595')",
        "INSERT INTO DATABASECHANGELOG VALUES ('2','ann','changelog.sql','2026-11-20 09:44:42',2,"
            + "'MARK_RAN',NULL,'sql','',NULL,'4.33.0','prod','l1','5167881595')");

    List<HistoryEntry> entries = status().history().entries();

    assertThat(entries)
        .extracting(entry -> entry.version().text(), HistoryEntry::event)
        .containsExactly(
            tuple("changelog.sql::1::ann", HistoryEntry.Event.APPLIED),
            tuple("changelog.sql::2::ann", HistoryEntry.Event.STAMPED));
    assertThat(entries.getFirst().at()).contains(Instant.parse("2026-11-20T09:44:42Z"));
    assertThat(entries.getFirst().took()).isEmpty();
    assertThat(entries.getFirst().remarks())
        .contains(
            new Remark(Remark.Kind.TAG, "v1"), new Remark(Remark.Kind.DEPLOYMENT, "5167881595"));
    assertThat(entries.getLast().checksum()).isEmpty();
  }

  private DatabaseStatus status() {
    return shop.administration().status(shop.database());
  }
}
