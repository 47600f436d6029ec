package dev.switchback.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is believed about SQLite here, asked of SQLite.
class AgreementWithSqliteTest {
  @TempDir Path folder;

  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("a.db"));
    run("CREATE TABLE t(a); INSERT INTO t VALUES(1)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aScriptRunStatementByStatementMakesWhatItSays() throws SQLException {
    run(
        """
        CREATE TABLE "begin"(a, "end");
        CREATE TABLE log(what TEXT);
        CREATE TRIGGER "case" AFTER INSERT ON "begin"
        WHEN (CASE WHEN new.a > 0 THEN 1 ELSE 0 END)
        BEGIN
          INSERT INTO log VALUES(CASE new.a WHEN 1 THEN 'one; END;' ELSE 'more' END);
          UPDATE begin SET end = 7 WHERE a = new.a; -- END;
        END;
        INSERT INTO begin(a) VALUES(1);
        INSERT INTO begin(a) VALUES(2); /* ; */ ;
        INSERT INTO log SELECT 'it''s' -- ;
        """);
    assertThat(rows("SELECT what FROM log")).containsExactly("one; END;", "more", "it's");
    assertThat(rows("SELECT \"end\" FROM begin")).containsExactly("7", "7");
  }

  /// The names SQLite takes bare are the ones we call no keyword or that it lets pass as a name.
  @ParameterizedTest
  @ValueSource(
      strings = {"1_000", "0xFF", "1.5e3", ".5", "x'0aff'", "'a''b'", "1 ->> '$'", "\"a\"", "[a]"})
  void aTokenSqliteReadsIsNotIllegal(String text) throws SQLException {
    rows("SELECT " + text + " FROM t");
    assertThat(Tokenizer.tokens(text)).noneMatch(token -> token.kind() == TokenKind.ILLEGAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12ab", "0xFFi", "x'0'", "x'0g'", "!", "'a", "\"a", "[a", "1__0"})
  void aTokenSqliteRefusesIsIllegal(String text) {
    assertThat(errorOf("SELECT " + text + " FROM t")).contains("token");
    assertThat(Tokenizer.tokens(text)).anyMatch(token -> token.kind() == TokenKind.ILLEGAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VACUUM",
        "PRAGMA synchronous = off",
        "PRAGMA temp_store = memory",
        "PRAGMA wal_checkpoint",
      })
  void sqliteRefusesItInATransaction(String sql) throws SQLException {
    if (sql.contains("checkpoint")) {
      run("PRAGMA journal_mode = wal");
    }
    run(
        "CREATE TEMP TABLE x(a); BEGIN IMMEDIATE; INSERT INTO t VALUES(2); INSERT INTO x"
            + " VALUES(2)");
    assertThat(errorOf(sql)).isNotEmpty();
    assertThat(TransactionBound.reason(Script.of(sql).statements().getFirst())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "journal_mode, wal",
    "journal_mode, truncate",
    "page_size, 8192",
    "auto_vacuum, 1",
    "foreign_keys, 1"
  })
  void sqliteIgnoresItInATransaction(String pragma, String value) throws SQLException {
    String before = rows("PRAGMA " + pragma).getFirst();
    run("BEGIN IMMEDIATE; INSERT INTO t VALUES(2)");
    run("PRAGMA " + pragma + " = " + value);
    run("COMMIT");
    assertThat(rows("PRAGMA " + pragma)).containsExactly(before).doesNotContain(value);
  }

  @Test
  void aDatabaseUsedInATransactionCannotBeDetachedThere() throws SQLException {
    String file = folder.resolve("b.db").toString().replace("'", "''");
    run("BEGIN IMMEDIATE; ATTACH '" + file + "' AS b; CREATE TABLE b.t(a)");
    assertThat(errorOf("DETACH b")).contains("locked");
  }

  private void run(String script) throws SQLException {
    for (SqlStatement sql : Script.of(script).statements()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql.text());
      }
    }
  }

  private String errorOf(String sql) {
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        try (ResultSet result = statement.getResultSet()) {
          result.next();
          return "";
        }
      }
      return "";
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(String.valueOf(result.getString(1)));
      }
    }
    return rows;
  }
}
