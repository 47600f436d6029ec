package dev.switchback.sqlite;

import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.Failure;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.failure.SqlFailed;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Work;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqlite.BusyHandler;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteUpdateListener;

/// One connection to one file, used by one thread.
///
/// Statements are given one at a time: the driver runs only the first of several and ignores the
/// rest (measured). Transactions are begun and ended by [#beginImmediate] and [#commit] only.
public final class Session implements AutoCloseable {
  private static final int SQL_LENGTH = 1 << 30;
  private static final int STEPS_BETWEEN_LOOKS = 10_000;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final DatabaseFile file;
  private final Opening opening;
  private final SQLiteConnection connection;
  private final AtomicBoolean ended = new AtomicBoolean();
  private @Nullable LockWait waiting;
  private @Nullable Teaching teaching;
  private SqlRecorder recorder = SqlRecorder.NOBODY;
  private final List<Runnable> attached = new ArrayList<>();
  private boolean closed;

  private Session(DatabaseFile file, Opening opening, SQLiteConnection connection) {
    this.file = file;
    this.opening = opening;
    this.connection = connection;
    connection.addCommitListener(
        new SQLiteCommitListener() {
          @Override
          public void onCommit() {
            ended.set(true);
          }

          @Override
          public void onRollback() {
            ended.set(true);
          }
        });
  }

  static Session open(DatabaseFile file, Opening opening, Duration busyTimeout) {
    opening.enter(file.real());
    SQLiteConnection connection;
    try {
      connection = JDBC.createConnection(opening.url(file.real()), withoutKeys());
    } catch (SQLException e) {
      opening.leave(file.real());
      throw Sqlite.failure(file, "open", e);
    }
    Session session = new Session(file, opening, connection);
    try {
      connection.setBusyTimeout((int) busyTimeout.toMillis());
      connection.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, SQL_LENGTH);
      session.set("cell_size_check", "1");
      return session;
    } catch (SQLException e) {
      session.close();
      throw Sqlite.failure(file, "open", e);
    } catch (SqliteError e) {
      session.close();
      throw session.failure("open", e);
    } catch (Failure e) {
      session.close();
      throw e;
    }
  }

  private static Properties withoutKeys() {
    Properties properties = new Properties();
    properties.setProperty(
        SQLiteConfig.Pragma.JDBC_GET_GENERATED_KEYS.getPragmaName(), String.valueOf(false));
    return properties;
  }

  public DatabaseFile file() {
    return file;
  }

  /// From here on `told` hears what is run. What only reads, and what the driver runs by itself, is
  /// not told.
  public void recordTo(SqlRecorder told) {
    recorder = told;
  }

  /// Sets a pragma and reads it back.
  ///
  /// @throws IllegalStateException when SQLite didn't take the value: a misspelt pragma is silent
  public void set(String pragma, String value) {
    executeDirectly("PRAGMA " + pragma + "=" + value);
    String now = settingOf(pragma);
    if (!now.equalsIgnoreCase(value)) {
      throw new IllegalStateException(
          "PRAGMA " + pragma + " is " + now + " after it was set to " + value);
    }
    recorder.ran("PRAGMA " + pragma + "=" + value, List.of());
  }

  /// From here on statements of this session may use these functions and collations.
  ///
  /// @throws SqliteError when an expression isn't one
  public void teach(SuppliedNames names) {
    if (names.equals(SuppliedNames.NONE)) {
      return;
    }
    if (teaching == null) {
      teaching = new Teaching(connection);
    }
    teaching.teach(names);
  }

  /// Lets statements of this session read `other` under `name` until the session is closed. It must
  /// be a file of our own that nobody writes to. A transaction of this session stays one of its own
  /// file alone.
  ///
  /// @throws SqliteError when it isn't a database, or keeps text in another encoding
  public void attach(DatabaseFile other, String name) {
    boolean hasLog = Header.of(other).filter(Header::hasLog).isPresent();
    Opening reading = hasLog ? Opening.FROZEN : Opening.READING;
    reading.enter(other.real());
    attached.add(() -> reading.leave(other.real()));
    execute("ATTACH ? AS " + name, reading.address(other.real()));
  }

  private String settingOf(String pragma) {
    try {
      return text("PRAGMA " + pragma);
    } catch (SqliteError noAnswer) {
      throw new IllegalStateException("SQLite knows no PRAGMA " + pragma, noAnswer);
    }
  }

  /// From here on a statement that meets another program's lock waits up to `limit`, tells so, and
  /// stops waiting soon after a stop is asked for. The driver's own timeout can't be stopped.
  public void waitForLocks(Duration limit, Work work) {
    LockWait wait = new LockWait(file, limit, work);
    try {
      BusyHandler.setHandler(
          connection,
          new BusyHandler() {
            @Override
            protected int callback(int timesBefore) {
              return wait.goesOn(timesBefore) ? 1 : 0;
            }
          });
      waiting = wait;
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  /// From here on a lock of another program is an error at once.
  public void waitForNobody() {
    try {
      connection.setBusyTimeout(0);
      waiting = null;
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  /// Changes how the file is journalled, waiting up to `limit` for others to let go of it. Outside
  /// of transactions only.
  ///
  /// @throws DatabaseBusy when others kept it from changing
  public void journalMode(JournalMode wanted, Duration limit, Work work) {
    long begun = System.nanoTime();
    while (true) {
      work.cancellation().throwIfRequested(JournalMode.OPERATION);
      Optional<SqliteError> refused = Optional.empty();
      try {
        if (text("PRAGMA journal_mode=" + wanted.pragma()).equals(wanted.pragma())) {
          return;
        }
      } catch (SqliteError e) {
        refused = Optional.of(e);
      }
      // SQLite answers with the old mode, or with an error, when somebody has the file open.
      if (refused.filter(e -> !Sqlite.isLock(e.result())).isPresent()) {
        throw failure(JournalMode.OPERATION, refused.get());
      }
      Duration waited = Duration.ofNanos(System.nanoTime() - begun);
      if (waited.compareTo(limit) > 0) {
        throw new DatabaseBusy(file.path(), JournalMode.OPERATION, Holders.of(file));
      }
      work.tell(LockWait.event(file, waited, limit));
      pause(JournalMode.OPERATION);
    }
  }

  /// Makes running statements stop soon after `cancellation` is requested.
  public void stopOn(Cancellation cancellation) {
    stopWhen(cancellation::isRequested);
  }

  /// Makes running statements stop soon after `stop` holds. It is asked while SQLite works, and has
  /// to answer at once.
  public void stopWhen(BooleanSupplier stop) {
    try {
      ProgressHandler.setHandler(
          connection,
          STEPS_BETWEEN_LOOKS,
          new ProgressHandler() {
            @Override
            protected int progress() {
              return stop.getAsBoolean() ? 1 : 0;
            }
          });
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  /// From here on running statements are not stopped any more.
  public void stopOnNothing() {
    try {
      ProgressHandler.clearHandler(connection);
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  /// All rows of a query.
  public <T> List<T> query(String sql, Function<Row, T> reader, @Nullable Object... parameters) {
    try (PreparedStatement statement = prepare(sql, parameters);
        ResultSet results = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      Row row = new Row(results);
      while (results.next()) {
        rows.add(reader.apply(row));
      }
      return rows;
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  /// The rows of a query one by one, for more of them than memory holds. Has to be closed.
  public Cursor cursor(String sql, @Nullable Object... parameters) {
    try {
      PreparedStatement statement = prepare(sql, parameters);
      try {
        return new Cursor(statement);
      } catch (SQLException e) {
        statement.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  /// Gives each row of a query to `reader` while it runs.
  public void forEach(String sql, Consumer<Row> reader, @Nullable Object... parameters) {
    try (PreparedStatement statement = prepare(sql, parameters);
        ResultSet results = statement.executeQuery()) {
      Row row = new Row(results);
      while (results.next()) {
        reader.accept(row);
      }
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  public <T> Optional<T> first(
      String sql, Function<Row, T> reader, @Nullable Object... parameters) {
    List<T> rows = query(sql, reader, parameters);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  /// The first column of the first row.
  public long number(String sql, @Nullable Object... parameters) {
    return first(sql, row -> row.number(1), parameters)
        .orElseThrow(() -> new IllegalStateException("No row: " + sql));
  }

  public String text(String sql, @Nullable Object... parameters) {
    return first(sql, row -> row.text(1), parameters)
        .orElseThrow(() -> new IllegalStateException("No row: " + sql));
  }

  /// Runs one statement to its end, discarding rows it may give.
  ///
  /// @return rows inserted, updated or deleted, by triggers and foreign-key actions too
  public long execute(String sql, @Nullable Object... parameters) {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      long before = connection.getDatabase().total_changes();
      if (statement.execute()) {
        try (ResultSet results = statement.getResultSet()) {
          while (results.next()) {
            // A SELECT in a migration runs to its end, for what its functions do.
          }
        }
      }
      recorder.ran(sql, Arrays.asList(parameters));
      return connection.getDatabase().total_changes() - before;
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  /// The rows that `writing` inserts, changes or deletes through this session, in their order.
  ///
  /// SQLite tells of none in tables without rowids, and of none that a REPLACE or a DELETE without
  /// a condition takes away.
  public List<Touched> touchedBy(Runnable writing) {
    List<Touched> touched = new ArrayList<>();
    SQLiteUpdateListener listener = (_, _, table, rowid) -> touched.add(new Touched(table, rowid));
    connection.addUpdateListener(listener);
    try {
      writing.run();
    } finally {
      connection.removeUpdateListener(listener);
    }
    return touched;
  }

  /// Prepares a statement that gives no rows, to be run many times.
  public Prepared prepared(String sql) {
    try {
      return new Prepared(connection.prepareStatement(sql));
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  /// Runs one statement once for each of `rows`, taken one by one.
  ///
  /// @return rows inserted, updated or deleted by all of them, by triggers too
  public long executeBatch(String sql, Iterable<? extends List<? extends @Nullable Object>> rows) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      long before = connection.getDatabase().total_changes();
      for (List<? extends @Nullable Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          statement.setObject(i + 1, row.get(i));
        }
        statement.execute();
      }
      return connection.getDatabase().total_changes() - before;
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /// Begins a write transaction, waiting up to `limit` for other programs' locks.
  ///
  /// Foreign keys can't be switched once it has begun: SQLite ignores that silently inside.
  ///
  /// @throws DatabaseBusy when the lock wasn't to be had in time
  public void beginImmediate(Duration limit, Work work) {
    waitFor("BEGIN IMMEDIATE", "wait for the write lock", limit, work);
    ended.set(false);
    recorder.begun();
  }

  /// Begins a transaction that only reads, so that every look sees the same state.
  public void beginReading() {
    executeDirectly("BEGIN");
    ended.set(false);
  }

  /// Commits, waiting up to `limit` for readers; the transaction is kept while waiting.
  public void commit(Duration limit, Work work) {
    waitFor("COMMIT", "commit", limit, work);
    recorder.committed();
  }

  /// Commits, if a transaction is open: a script may have ended it by itself.
  ///
  /// @return whether one was open
  public boolean commitIfOpen(Duration limit, Work work) {
    try {
      commit(limit, work);
      return true;
    } catch (SqlFailed e) {
      if (!e.result().message().contains("no transaction is active")) {
        throw e;
      }
      return false;
    }
  }

  /// Rolls back. Does nothing when SQLite has already done it by itself.
  public void rollback() {
    rollbackIfOpen();
  }

  /// The same.
  ///
  /// @return whether there was a transaction
  public boolean rollbackIfOpen() {
    try {
      executeDirectly("ROLLBACK");
      recorder.rolledBack();
      return true;
    } catch (SqliteError e) {
      if (!e.result().message().contains("no transaction is active")) {
        throw e;
      }
      return false;
    }
  }

  /// Whether a commit or rollback has happened since the last [#beginImmediate].
  public boolean hasTransactionEnded() {
    return ended.get();
  }

  private void waitFor(String sql, String operation, Duration limit, Work work) {
    long begun = System.nanoTime();
    while (true) {
      work.cancellation().throwIfRequested(operation);
      try {
        executeDirectly(sql);
        return;
      } catch (SqliteError e) {
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);
        if (!Sqlite.isLock(e.result()) || waited.compareTo(limit) > 0) {
          throw failure(operation, e);
        }
        work.tell(LockWait.event(file, waited, limit));
        pause(operation);
      }
    }
  }

  private static void pause(String operation) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationCancelled(operation);
    }
  }

  /// Runs SQL without a prepared statement around it, for transactions and pragmas.
  void executeDirectly(String sql) {
    try {
      connection.getDatabase()._exec(sql);
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  SQLiteConnection connection() {
    return connection;
  }

  /// What an error of this session means for the person.
  public Failure failure(String operation, SqliteError error) {
    boolean stopped = waiting != null && waiting.isStopped();
    return stopped && Sqlite.isLock(error.result())
        ? new OperationCancelled(operation)
        : Sqlite.failure(file, operation, error.result());
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      connection.close();
    } catch (SQLException e) {
      throw Sqlite.failure(file, "close", e);
    } finally {
      opening.leave(file.real());
      attached.forEach(Runnable::run);
      if (teaching != null) {
        teaching.close();
      }
    }
  }
}
