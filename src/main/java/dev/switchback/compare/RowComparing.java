package dev.switchback.compare;

import dev.switchback.compare.TableComparison.Certainty;
import dev.switchback.compare.TableComparison.Certainty.Reason;
import dev.switchback.compare.TableComparison.Presence;
import dev.switchback.schema.Names;
import dev.switchback.schema.RowCounts;
import dev.switchback.sqlite.Cell;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Compares the rows of two databases. Reads only: each session sees one moment, and neither file
/// is changed.
public final class RowComparing {
  private static final int INTERRUPT = 9;

  private final Session today;
  private final Session backup;
  private final Work work;

  public RowComparing(Session today, Session backup, Work work) {
    this.today = today;
    this.backup = backup;
    this.work = work;
  }

  /// Compares every table of either, the small ones first, so that what time is left for is exact.
  ///
  /// @throws dev.switchback.failure.OperationCancelled when asked to stop
  public Comparison compare(CompareLimit limit) {
    return compare(limit, _ -> true);
  }

  /// The same for some tables.
  public Comparison compare(CompareLimit limit, Predicate<String> tables) {
    Budget budget = new Budget(limit, work.cancellation());
    return within(
        budget,
        () -> {
          work.started(Step.COMPARE_ROWS, "");
          List<Sized> sizes = bySize(budget, tables);
          Progress progress = new Progress(work, sizes.stream().mapToLong(Sized::rows).sum());
          List<TableComparison> compared = new ArrayList<>();
          for (Sized table : sizes) {
            compared.add(compare(table, budget, progress));
            progress.before += table.rows();
          }
          work.finished(Step.COMPARE_ROWS, "", "");
          compared.sort(Comparator.comparing(TableComparison::table));
          return new Comparison(compared);
        });
  }

  /// Walks through the differences of one table, in the order of its key.
  ///
  /// @param visitor told each; gives back whether to go on
  /// @return how its rows were lined up; empty when neither has such a table
  public Optional<Shape> walk(String table, Predicate<Difference> visitor) {
    Budget budget = new Budget(CompareLimit.NONE, work.cancellation());
    Optional<Shape> found = shape(table);
    if (found.isEmpty() || found.get().columns().isEmpty()) {
      return found;
    }
    Shape shape = found.get();
    boolean now = has(today, table);
    boolean then = has(backup, table);
    if (now && then && !haveOneEncoding()) {
      return found;
    }
    return within(
        budget,
        () -> {
          if (now && then) {
            try (RowStream first = new RowStream(today, shape);
                RowStream second = new RowStream(backup, shape)) {
              new Merge(first, second, new Walk(visitor, budget)).run();
            }
          } else {
            walkAlone(shape, now ? today : backup, new Walk(visitor, budget), now);
          }
          return Optional.of(shape);
        });
  }

  /// How the rows of a table are lined up; empty when neither file has such a table.
  public Optional<Shape> shape(String table) {
    boolean now = has(today, table);
    boolean then = has(backup, table);
    if (now && then) {
      return Optional.of(Shape.of(table, today, backup));
    }
    return now || then ? Optional.of(Shape.alone(table, now ? today : backup)) : Optional.empty();
  }

  /// The encoding of text in a table, in the file that has it.
  public Charset encoding(String table) {
    return Charset.forName((has(today, table) ? today : backup).text("PRAGMA encoding"));
  }

  private static void walkAlone(Shape shape, Session session, Walk walk, boolean isToday) {
    try (RowStream rows = new RowStream(session, shape)) {
      for (List<Cell> row = rows.present(); row != null && walk.goesOn; row = rows.present()) {
        walk.found(isToday ? new Difference.OnlyToday(row) : new Difference.OnlyBackup(row));
        rows.advance();
      }
    }
  }

  /// Bytes of text mean the same in both.
  private boolean haveOneEncoding() {
    return today.text("PRAGMA encoding").equals(backup.text("PRAGMA encoding"));
  }

  private record Sized(String name, OptionalLong today, OptionalLong backup) {
    long rows() {
      return today.orElse(0) + backup.orElse(0);
    }
  }

  private List<Sized> bySize(Budget budget, Predicate<String> wanted) {
    List<String> now = RowCounts.tables(today);
    List<String> then = RowCounts.tables(backup);
    List<Sized> tables = new ArrayList<>();
    for (String table : now) {
      if (wanted.test(table)) {
        Optional<String> other = then.stream().filter(table::equalsIgnoreCase).findFirst();
        tables.add(
            new Sized(
                table,
                count(today, table, budget),
                other.isPresent() ? count(backup, table, budget) : OptionalLong.of(0)));
      }
    }
    for (String table : then) {
      if (wanted.test(table) && now.stream().noneMatch(table::equalsIgnoreCase)) {
        tables.add(new Sized(table, OptionalLong.of(0), count(backup, table, budget)));
      }
    }
    tables.sort(Comparator.comparingLong(Sized::rows));
    return tables;
  }

  /// Empty when it can't be counted, or not in time.
  private OptionalLong count(Session session, String table, Budget budget) {
    if (budget.isSpent()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          session.number("SELECT count(*) FROM main." + Names.quoted(table) + " NOT INDEXED"));
    } catch (SqliteError e) {
      budget.throwIfStopped();
      return OptionalLong.empty();
    }
  }

  private TableComparison compare(Sized table, Budget budget, Progress progress) {
    boolean now = has(today, table.name());
    boolean then = has(backup, table.name());
    if (!now || !then) {
      return alone(table, now ? Presence.ONLY_TODAY : Presence.ONLY_BACKUP);
    }
    Shape shape = Shape.of(table.name(), today, backup);
    if (shape.columns().isEmpty()) {
      return unknown(shape, Reason.NO_COLUMNS, "");
    }
    if (!haveOneEncoding()) {
      return unknown(shape, Reason.ENCODINGS, "");
    }
    Counting counting = new Counting(budget, progress);
    try (RowStream first = new RowStream(today, shape);
        RowStream second = new RowStream(backup, shape)) {
      Merge merge = new Merge(first, second, counting);
      return merge.run()
          ? new TableComparison(shape, Presence.BOTH, merge.tally(), new Certainty.Counted())
          : estimate(shape, table, merge.tally(), counting);
    } catch (RowStream.OutOfOrder e) {
      return unknown(shape, Reason.NOT_READABLE, String.valueOf(e.getMessage()));
    } catch (SqliteError e) {
      budget.throwIfStopped();
      // Time may run out while SQLite still puts the rows in order: then none was compared.
      return e.result().primaryCode() == INTERRUPT
          ? estimate(shape, table, Tally.NONE, counting)
          : unknown(shape, Reason.NOT_READABLE, e.result().message());
    }
  }

  private static TableComparison unknown(Shape shape, Reason reason, String detail) {
    return new TableComparison(
        shape, Presence.BOTH, Tally.NONE, new Certainty.Unknown(reason, detail));
  }

  private TableComparison alone(Sized table, Presence presence) {
    boolean now = presence == Presence.ONLY_TODAY;
    OptionalLong rows = now ? table.today() : table.backup();
    return new TableComparison(
        Shape.alone(table.name(), now ? today : backup),
        presence,
        new Tally(0, 0, now ? rows.orElse(0) : 0, now ? 0 : rows.orElse(0)),
        rows.isPresent() ? new Certainty.Counted() : new Certainty.Unknown(Reason.NO_TIME, ""));
  }

  /// From a part of the rows to all of them. All rows of both were counted, so that lost minus
  /// gained rows is exact; the estimate never contradicts it.
  private static TableComparison estimate(Shape shape, Sized table, Tally seen, Counting passed) {
    if (table.today().isEmpty() || table.backup().isEmpty()) {
      return unknown(shape, Reason.NO_TIME, "");
    }
    double part = Math.max(1, passed.today + passed.backup) / (double) Math.max(1, table.rows());
    long more = table.today().getAsLong() - table.backup().getAsLong();
    long gained =
        Math.max(Math.round(seen.onlyBackup() / part), Math.max(seen.onlyBackup(), -more));
    gained = Math.min(gained, table.backup().getAsLong());
    long lost = gained + more;
    if (lost < seen.onlyToday()) {
      lost = seen.onlyToday();
      gained = lost - more;
    }
    long changed =
        Math.clamp(
            Math.round(seen.changed() / part),
            seen.changed(),
            Math.max(seen.changed(), table.today().getAsLong() - lost));
    long same = Math.max(0, table.today().getAsLong() - lost - changed);
    return new TableComparison(
        shape,
        Presence.BOTH,
        new Tally(same, changed, lost, gained),
        new Certainty.Estimated(passed.today, table.today().getAsLong()));
  }

  private static boolean has(Session session, String table) {
    return RowCounts.tables(session).stream().anyMatch(table::equalsIgnoreCase);
  }

  private <T> T within(Budget budget, Supplier<T> looking) {
    today.stopWhen(budget::isOver);
    backup.stopWhen(budget::isOver);
    try {
      return looking.get();
    } finally {
      today.stopOnNothing();
      backup.stopOnNothing();
    }
  }

  /// How far all tables are together.
  private static final class Progress {
    private final Work work;
    private final long total;
    private long before;

    Progress(Work work, long total) {
      this.work = work;
      this.total = total;
    }

    void tell(long rows) {
      if (rows == 0) {
        return;
      }
      work.tell(
          new WorkEvent.Progressed(Step.COMPARE_ROWS, before + rows, total, WorkEvent.Unit.ROWS));
    }
  }

  /// Counts until time runs out.
  private static final class Counting implements Merge.Listener {
    private final Budget budget;
    private final Progress progress;
    private long today;
    private long backup;

    Counting(Budget budget, Progress progress) {
      this.budget = budget;
      this.progress = progress;
    }

    @Override
    public void found(Difference difference) {}

    @Override
    public boolean goesOn(long passedToday, long passedBackup) {
      today = passedToday;
      backup = passedBackup;
      budget.throwIfStopped();
      progress.tell(today + backup);
      return !budget.isSpent();
    }
  }

  /// Shows differences until nobody wants more.
  private static final class Walk implements Merge.Listener {
    private final Predicate<Difference> visitor;
    private final Budget budget;
    private boolean goesOn = true;

    Walk(Predicate<Difference> visitor, Budget budget) {
      this.visitor = visitor;
      this.budget = budget;
    }

    @Override
    public void found(Difference difference) {
      goesOn = goesOn && visitor.test(difference);
    }

    @Override
    public boolean goesOn(long today, long backup) {
      budget.throwIfStopped();
      return goesOn;
    }
  }
}
