package dev.switchback.run;

import dev.switchback.code.MigrationConnection;
import dev.switchback.code.ResultRow;
import dev.switchback.code.StatementRefused;
import dev.switchback.sql.ForeignKeysPragma;
import dev.switchback.sql.Pragma;
import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.StatementKind;
import dev.switchback.sql.TransactionBound;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a migration in Java is given of a session: one statement at a time, none that ends the
/// transaction or leaves the file, on one thread, until it is closed.
final class CodeSession implements MigrationConnection, AutoCloseable {
  private static final int REMEMBERED = 1_000;

  private final Session session;
  private final Work work;
  private final long ownerId = Thread.currentThread().threadId();
  private final Set<String> checked = new HashSet<>();
  private boolean closed;
  private int statements;
  private long rows;
  private Optional<StatementRefused> lastRefused = Optional.empty();

  CodeSession(Session session, Work work) {
    this.session = session;
    this.work = work;
  }

  @Override
  public <T> List<T> query(
      String sql, Function<ResultRow, T> reader, @Nullable Object... parameters) {
    return asking(sql, () -> session.query(sql, reader::apply, parameters));
  }

  @Override
  public void forEach(String sql, Consumer<ResultRow> reader, @Nullable Object... parameters) {
    asking(
        sql,
        () -> {
          session.forEach(sql, reader::accept, parameters);
          return true;
        });
  }

  @Override
  public long execute(String sql, @Nullable Object... parameters) {
    return changing(sql, () -> session.execute(sql, parameters));
  }

  @Override
  public <R extends List<? extends @Nullable Object>> long executeBatch(
      String sql, Iterable<R> given) {
    return changing(
        sql, () -> session.executeBatch(sql, () -> new Stoppable<>(given.iterator(), this::use)));
  }

  @Override
  public void progress(long done, long total) {
    use();
    work.tell(
        new WorkEvent.Progressed(
            Step.RUN_MIGRATION, done, Math.max(0, total), WorkEvent.Unit.ROWS));
  }

  @Override
  public void stopIfAsked() {
    use();
  }

  /// How many calls have run a statement.
  int statements() {
    return statements;
  }

  /// Rows changed by all of them.
  long rows() {
    return rows;
  }

  /// The statement that was refused last, and no other after it.
  Optional<StatementRefused> lastRefused() {
    return lastRefused;
  }

  @Override
  public void close() {
    closed = true;
  }

  private long changing(String sql, Supplier<Long> act) {
    long changed = asking(sql, act);
    rows += changed;
    return changed;
  }

  private <T> T asking(String sql, Supplier<T> act) {
    use();
    lastRefused = Optional.empty();
    if (!checked.contains(sql)) {
      forbidden(sql).ifPresent(why -> refuse(sql, "", why));
      if (checked.size() < REMEMBERED) {
        checked.add(sql);
      }
    }
    statements++;
    try {
      return act.get();
    } catch (SqliteError e) {
      work.cancellation().throwIfRequested("run");
      throw refuse(sql, e.result().name(), e.result().message());
    }
  }

  private StatementRefused refuse(String sql, String code, String why) {
    StatementRefused refused = new StatementRefused(sql, code, why);
    lastRefused = Optional.of(refused);
    throw refused;
  }

  /// After an automatic rollback the next statement would be committed by itself.
  private void use() {
    if (closed) {
      throw new IllegalStateException("The migration has ended; its connection can't be used now");
    }
    if (Thread.currentThread().threadId() != ownerId) {
      throw new IllegalStateException("The connection belongs to the thread of the migration");
    }
    work.cancellation().throwIfRequested("run");
    if (session.hasTransactionEnded()) {
      throw new IllegalStateException("The transaction has ended: SQLite rolled it back");
    }
  }

  /// Why `sql` isn't allowed in here, whatever SQLite would make of it.
  private static Optional<String> forbidden(String sql) {
    Script script = Script.of(sql);
    if (!script.problems().isEmpty()) {
      return Optional.of("The text can't be split into statements");
    }
    if (script.statements().size() != 1) {
      return Optional.of("One statement at a time: here are " + script.statements().size());
    }
    SqlStatement statement = script.statements().getFirst();
    StatementKind kind = statement.kind();
    if (kind.controlsTransaction()) {
      return Optional.of(kind + " would end or nest the transaction of the run");
    }
    if (kind == StatementKind.PRAGMA && isOwnSetting(statement)) {
      return Optional.of("This setting belongs to the run");
    }
    return TransactionBound.reason(statement)
        .map(what -> what + " does nothing, or harm, inside the transaction of the run");
  }

  private static boolean isOwnSetting(SqlStatement statement) {
    return ForeignKeysPragma.isSetBy(statement)
        || Pragma.of(statement)
            .filter(p -> p.value().isPresent() && p.name().equals("query_only"))
            .isPresent();
  }
}
