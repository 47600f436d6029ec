package dev.switchback.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.failure.SqliteResult;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;

class SqliteWordsTest {
  private final SqliteWords words = Samples.WORDS.sqlite();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2067 | UNIQUE constraint failed: t.c | Two rows would have the same value in t.c.
          2067 | UNIQUE constraint failed: t.a, t.b | Two rows would have the same value in t.a, t.b.
          2067 | UNIQUE constraint failed: index 'ux' | Two rows would have the same entry in index ux.
          1555 | UNIQUE constraint failed: t.id | Two rows would have the same primary key in t.id.
          1299 | NOT NULL constraint failed: t.c | A row would have no value in t.c, which requires one.
          275 | CHECK constraint failed: price > 0 | A row would break the rule price > 0.
          787 | FOREIGN KEY constraint failed | A row refers to a row that does not exist, or rows still refer to what would be removed.
          3091 | cannot store TEXT value in INTEGER column t.c | A value has the wrong type for its column: TEXT value in INTEGER column t.c.
          1811 | no orders on Sundays | A trigger refused the change: no orders on Sundays.
          1 | no such table: main.orders | There is no table main.orders (any more, or not yet).
          1 | no such column: "x" - should this be a string literal in single-quotes? | There is no column "x".
          1 | table t has no column named y | There is no column y.
          1 | no such function: BIN2B64 | There is no SQL function BIN2B64. It may be one that the application brings along.
          1 | no such module: spellfix1 | There is no module spellfix1 for virtual tables. It may be one that the application brings along.
          1 | no such collation sequence: unicase | There is no collation unicase. It may be one that the application brings along.
          1 | near "FORM": syntax error | The SQL cannot be understood at "FORM".
          1 | unrecognized token: "#" | The SQL cannot be understood: "#" does not belong here.
          1 | incomplete input | The statement ends too early.
          1 | duplicate column name: mail | The table has a column mail already.
          1 | table orders already exists | There is a table orders already.
          1 | there is already a table named orders | There is a table orders already.
          1 | there is already another table or index with this name: o2 | There is a table o2 already.
          1 | index ix already exists | There is an index ix already.
          1 | table t has 2 columns but 3 values were supplied | The number of values does not fit the number of columns: table t has 2 columns but 3 values were supplied.
          1 | Cannot add a NOT NULL column with default value NULL | A column that requires a value can only be added together with a default that is not NULL.
          1 | Cannot add a UNIQUE column | A UNIQUE or PRIMARY KEY column cannot be added to a table that exists.
          1 | cannot drop column "id": no other columns exist | The column id cannot be dropped: no other columns exist.
          1 | cannot drop PRIMARY KEY column: "id" | The column id cannot be dropped: it belongs to a primary key or must be unique.
          1 | error in view v after drop column: no such column: c | The view v would no longer work: no such column: c.
          1 | error in index ix after drop column: no such column: c | The index ix would no longer work: no such column: c.
          1 | foreign key mismatch - "c" referencing "p" | The foreign key of c cannot refer to p: the columns there are not a primary key and not unique.
          1 | cannot start a transaction within a transaction | A transaction cannot begin inside another one.
          1 | cannot commit - no transaction is active | There is no transaction to end.
          1 | cannot VACUUM from within a transaction | This statement only works outside a transaction.
          1 | something nobody has seen | SQLite could not carry the statement out: something nobody has seen.
          5 | database is locked | Another program holds a lock on the database.
          517 | database is locked | Another program wrote to the database after this one had begun to read.
          8 | attempt to write a readonly database | The database can only be read.
          1544 | attempt to write a readonly database | The folder of the database cannot be written to.
          9 | interrupted | It was cancelled.
          11 | database disk image is malformed | The structure of the file is damaged.
          13 | database or disk is full | The disk is full, or the database has reached its largest permitted size.
          18 | string or blob too big | A text, a value or a statement is larger than SQLite permits.
          26 | file is not a database | The file is not a SQLite database, or it is encrypted.
          """)
  void sqlitesMessagesBecomeSentencesWithTheirFacts(int code, String message, String sentence) {
    assertThat(words.say(Samples.sqlite(code, message)).sentence()).isEqualTo(sentence);
  }

  @Test
  void everyResultCodeThatTheDriverKnowsHasASentenceAndAdvice() {
    List<SQLiteErrorCode> errors =
        Arrays.stream(SQLiteErrorCode.values())
            .filter(code -> (code.code > 0 && code.code < 100) || code.code > 255)
            // 27 and 28 are notices and warnings of the log, 256 belongs to "OK".
            .filter(code -> (code.code & 0xff) != 27 && (code.code & 0xff) != 28)
            .filter(code -> (code.code & 0xff) != 0)
            .toList();

    assertThat(errors).hasSizeGreaterThan(60);
    for (SQLiteErrorCode error : errors) {
      Said said = words.say(new SqliteResult(error.code, error.name(), "its own text"));
      assertThat(said.advice()).as(error.name()).endsWith(".");
      assertThat(said.sentence()).as(error.name()).endsWith(".");
      if (error.code != 1 && (error.code & 0xff) != 1) {
        assertThat(said.sentence())
            .as(error.name())
            .doesNotStartWith("SQLite could not carry the statement out");
      }
    }
  }

  @Test
  void whatTheDriverPutsAroundAMessageIsTakenOff() {
    SqliteResult result =
        Samples.sqlite(
            2067,
            "[SQLITE_CONSTRAINT_UNIQUE] A UNIQUE constraint failed (UNIQUE constraint failed:"
                + " t.c)");

    assertThat(words.ownMessage(result)).isEqualTo("UNIQUE constraint failed: t.c");
    assertThat(words.say(result).sentence())
        .isEqualTo("Two rows would have the same value in t.c.");
  }
}
