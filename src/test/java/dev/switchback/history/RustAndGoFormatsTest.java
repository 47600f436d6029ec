package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Tool;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.testing.Sql;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which tables are taken for whose history.
class RustAndGoFormatsTest {
  @TempDir Path folder;

  static Stream<Arguments> tables() {
    return Stream.of(
        Arguments.of(
            Tool.SQLX,
            "_sqlx_migrations",
            "CREATE TABLE %s (version BIGINT PRIMARY KEY, description TEXT NOT NULL,"
                + " installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,"
                + " success BOOLEAN NOT NULL, checksum BLOB NOT NULL,"
                + " execution_time BIGINT NOT NULL)"),
        Arguments.of(
            Tool.GOLANG_MIGRATE,
            "schema_migrations",
            "CREATE TABLE %s (version uint64,dirty bool)"),
        Arguments.of(
            Tool.GOOSE,
            "goose_db_version",
            "CREATE TABLE %s (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL,"
                + " is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))"),
        Arguments.of(
            Tool.DBMATE, "schema_migrations", "CREATE TABLE %s (version varchar(128) primary key)"),
        Arguments.of(
            Tool.DIESEL,
            "__diesel_schema_migrations",
            "CREATE TABLE %s (version VARCHAR(50) PRIMARY KEY NOT NULL,"
                + " run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)"),
        Arguments.of(
            Tool.REFINERY,
            "refinery_schema_history",
            "CREATE TABLE %s (version int4 PRIMARY KEY, name VARCHAR(255),"
                + " applied_on VARCHAR(255), checksum VARCHAR(255))"),
        Arguments.of(
            Tool.REFINERY,
            "refinery_schema_history",
            "CREATE TABLE %s (version int8 PRIMARY KEY, name VARCHAR(255),"
                + " applied_on VARCHAR(255), checksum VARCHAR(255))"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aToolsTableIsKnownByItsColumnsAlsoRenamed(Tool tool, String usual, String sql) {
    Path file = folder.resolve("a.db");
    Sql.run(file, sql.formatted(usual));
    assertThat(found(file)).containsExactly(tool + " " + usual);
    Path renamed = folder.resolve("b.db");
    Sql.run(renamed, sql.formatted("my_history"));
    assertThat(found(renamed)).containsExactly(tool + " my_history");
    assertThat(fitting(renamed)).containsExactly(tool);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE schema_migrations (\"version\" varchar NOT NULL PRIMARY KEY)",
        "CREATE TABLE schema_migrations (\"version\" varchar(255) NOT NULL PRIMARY KEY)",
        "CREATE TABLE schema_migrations (\"version\" INTEGER PRIMARY KEY, \"inserted_at\" TEXT)",
        "CREATE TABLE schema_migrations (filename varchar(255) NOT NULL PRIMARY KEY)",
        "CREATE TABLE schema_migrations (version text, dirty text)",
        "CREATE TABLE schema_migrations (version uint64, dirty bool, note text)",
        "CREATE TABLE codes (version varchar(128))",
        "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT,"
            + " installed_on TIMESTAMP, success BOOLEAN, checksum TEXT, execution_time BIGINT)",
        "CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY, version_id INTEGER)",
        "CREATE TABLE __diesel_schema_migrations (version INTEGER PRIMARY KEY, run_on TIMESTAMP)",
        "CREATE TABLE refinery_schema_history (version TEXT, name TEXT, applied_on TEXT,"
            + " checksum TEXT)",
        "CREATE TABLE migrations (id INTEGER PRIMARY KEY, name varchar, run_on datetime)",
      })
  void aTableThatOnlyLooksLikeItIsNot(String sql) {
    Path file = folder.resolve("a.db");
    Sql.run(file, sql);
    assertThat(found(file)).isEmpty();
    assertThat(fitting(file)).isEmpty();
  }

  @Test
  void theTableOfRailsIsNotDbmatesAlsoWhenItLooksLikeIt() {
    Path file = folder.resolve("a.db");
    Sql.run(
        file,
        "CREATE TABLE schema_migrations (version varchar(255) PRIMARY KEY)",
        "CREATE TABLE ar_internal_metadata (key varchar NOT NULL PRIMARY KEY, value varchar)");
    assertThat(found(file)).isEmpty();
  }

  private static List<String> found(Path file) {
    Tables tables = tables(file);
    return RustAndGoFormats.all().stream()
        .flatMap(format -> format.find(tables).stream())
        .map(found -> found.tool() + " " + found.table())
        .toList();
  }

  private static List<Tool> fitting(Path file) {
    Tables.Table table = tables(file).tables().getFirst();
    return RustAndGoFormats.all().stream()
        .filter(format -> format.fits(table))
        .map(HistoryFormat::tool)
        .toList();
  }

  private static Tables tables(Path file) {
    return new Looker().lookAsRecovered(DatabaseFile.of(file), Tables::of).value();
  }
}
