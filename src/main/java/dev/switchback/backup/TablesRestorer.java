package dev.switchback.backup;

import dev.switchback.compare.CompareLimit;
import dev.switchback.compare.Comparison;
import dev.switchback.compare.RowComparing;
import dev.switchback.compare.TableComparison;
import dev.switchback.failure.Failure;
import dev.switchback.failure.NotPutBack;
import dev.switchback.failure.NotPutBack.Reason;
import dev.switchback.health.ForeignKeys;
import dev.switchback.schema.BrokenObject;
import dev.switchback.schema.BrokenObjects;
import dev.switchback.schema.Names;
import dev.switchback.schema.RowCounts;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SessionSettings;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Puts the rows of some tables back into the present file, in one transaction: the file holds the
/// old rows of all of them or the backup's, whatever happens in between.
///
/// Foreign keys are off meanwhile, so that nothing cascades, and are compared before the commit.
/// Triggers of these tables are taken away and made again within the transaction, so that none
/// fires: what they did when the rows were written first is in the other tables already.
final class TablesRestorer {
  private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

  /// A table that is made and dropped: that raises the schema's version, by which the next start
  /// tells whether the transaction was committed. Rows alone don't.
  private static final String MARK = "switchback_put_back";

  private final DatabaseFile backup;
  private final DatabaseFile file;
  private final Extent.Tables tables;
  private final Set<String> histories;
  private final Work work;

  /// @param backup a file that nobody writes to
  /// @param histories tables that remember migrations
  TablesRestorer(
      DatabaseFile backup,
      DatabaseFile file,
      Extent.Tables tables,
      Set<String> histories,
      Work work) {
    this.backup = backup;
    this.file = file;
    this.tables = tables;
    this.histories = histories;
    this.work = work;
  }

  /// Does it, unless `isOvertaken` holds: that is asked once, when the file is locked for everybody
  /// else who writes.
  ///
  /// @return false when it was overtaken; then nothing was changed
  /// @throws Failure when anything is not as planned; then nothing was changed
  boolean putBack(SessionSettings settings, BooleanSupplier isOvertaken) {
    work.started(Step.WAIT_FOR_LOCK, "");
    try (Session session = Sessions.forMigrating(file, LOCK_WAIT, work, settings)) {
      try {
        session.attach(backup, TableFacts.BACKUP);
        session.beginImmediate(LOCK_WAIT, work);
        work.finished(Step.WAIT_FOR_LOCK, "", "");
        if (isOvertaken.getAsBoolean()) {
          takeBack(session);
          return false;
        }
        session.stopOn(work.cancellation());
        write(session);
        commit(session);
        return true;
      } catch (SqliteError e) {
        takeBack(session);
        work.cancellation().throwIfRequested("restore");
        throw session.failure("restore", e);
      } catch (Failure e) {
        takeBack(session);
        throw e;
      }
    }
  }

  private static void takeBack(Session session) {
    session.stopOnNothing();
    session.rollback();
  }

  private void write(Session session) {
    TablesPlanner.Found now = TablesPlanner.again(session, tables.names(), histories);
    if (!now.tables().equals(tables)) {
      throw new NotPutBack(file.path(), Reason.CHANGED_SINCE, tables.names());
    }
    ForeignKeys.Result keysBefore = ForeignKeys.check(session);
    List<BrokenObject> brokenBefore = BrokenObjects.of(session);
    Map<String, Long> othersBefore = others(session);
    for (TablePart part : tables.parts()) {
      work.cancellation().throwIfRequested("restore");
      work.started(Step.PUT_BACK, part.table());
      long rows = new OneTable(session, part).putBack();
      work.finished(Step.PUT_BACK, part.table(), String.valueOf(rows));
    }
    session.execute("CREATE TABLE main." + MARK + " (x)");
    session.execute("DROP TABLE main." + MARK);
    prove(session, othersBefore);
    compareForeignKeys(session, keysBefore);
    requireNothingBroken(session, brokenBefore);
  }

  private Map<String, Long> others(Session session) {
    Map<String, Long> rows = new TreeMap<>(RowCounts.of(session, work));
    rows.keySet().removeIf(tables::has);
    return rows;
  }

  /// Every table that was put back has the backup's rows, and no other table has more or fewer than
  /// before.
  private void prove(Session session, Map<String, Long> othersBefore) {
    work.started(Step.PROVE, file.name());
    List<String> wrong = new ArrayList<>();
    for (TablePart part : tables.parts()) {
      String counted = "SELECT count(*) FROM %s." + Names.quoted(part.table()) + " NOT INDEXED";
      if (session.number(counted.formatted("main"))
          != session.number(counted.formatted(TableFacts.BACKUP))) {
        wrong.add(part.table());
      }
    }
    Map<String, Long> othersNow = others(session);
    Stream.concat(othersBefore.keySet().stream(), othersNow.keySet().stream())
        .distinct()
        .filter(table -> !java.util.Objects.equals(othersBefore.get(table), othersNow.get(table)))
        .forEach(wrong::add);
    if (wrong.isEmpty()) {
      compared(session).different().stream()
          .filter(TablesRestorer::hasOtherRows)
          .map(TableComparison::table)
          .forEach(wrong::add);
    }
    if (!wrong.isEmpty()) {
      throw new NotPutBack(file.path(), Reason.OTHER_ROWS, wrong);
    }
    work.finished(Step.PROVE, file.name(), "");
  }

  /// Row by row, as far as there is time while others wait.
  private Comparison compared(Session session) {
    Comparison comparison =
        new Looker()
            .look(
                backup,
                then ->
                    new RowComparing(session, then, work).compare(CompareLimit.USUAL, tables::has))
            .value();
    session.stopOn(work.cancellation());
    return comparison;
  }

  private static boolean hasOtherRows(TableComparison table) {
    return !table.tally().isEmpty();
  }

  private void compareForeignKeys(Session session, ForeignKeys.Result before) {
    work.started(Step.CHECK_FOREIGN_KEYS, "");
    List<ForeignKeys.Broken> worse = ForeignKeys.check(session).worseThan(before);
    if (!worse.isEmpty()) {
      throw new NotPutBack(
          file.path(),
          Reason.FOREIGN_KEYS,
          worse.stream().map(it -> it.table() + " -> " + it.parent()).toList());
    }
    work.finished(Step.CHECK_FOREIGN_KEYS, "", "");
  }

  private void requireNothingBroken(Session session, List<BrokenObject> before) {
    List<BrokenObject> broken = BrokenObjects.newIn(before, BrokenObjects.of(session));
    if (!broken.isEmpty()) {
      throw new NotPutBack(
          file.path(),
          Reason.BROKEN_OBJECTS,
          broken.stream().flatMap(it -> it.names().stream()).toList());
    }
  }

  private void commit(Session session) {
    work.cancellation().close("restore");
    work.tell(new WorkEvent.NoReturn());
    work.started(Step.COMMIT, "");
    session.stopOnNothing();
    session.commit(LOCK_WAIT, Work.quiet());
    work.finished(Step.COMMIT, "", "");
  }

  /// One table within the transaction.
  private record OneTable(Session session, TablePart part) {

    /// @return how many rows were written
    long putBack() {
      TableFacts today = new TableFacts(session, "main");
      TableFacts then = new TableFacts(session, TableFacts.BACKUP);
      return switch (part.how()) {
        case INTO_TODAYS -> {
          List<TableFacts.Named> triggers = today.triggers(part.table());
          triggers.forEach(
              trigger -> session.execute("DROP TRIGGER main." + Names.quoted(trigger.name())));
          session.execute("DELETE FROM main." + Names.quoted(part.table()));
          long rows = copyRows(today, then);
          triggers.forEach(trigger -> session.execute(trigger.sql()));
          yield rows;
        }
        case MADE_NEW -> {
          session.execute(then.sql(part.table()));
          long rows = copyRows(today, then);
          then.indexes(part.table()).forEach(index -> session.execute(index.sql()));
          then.triggers(part.table()).forEach(trigger -> session.execute(trigger.sql()));
          yield rows;
        }
      };
    }

    private long copyRows(TableFacts today, TableFacts then) {
      List<String> columns = new ArrayList<>(part.columns().stream().map(Names::quoted).toList());
      today
          .hiddenRowid(part.table())
          .filter(then.hiddenRowid(part.table()).stream().toList()::contains)
          .ifPresent(columns::addFirst);
      String listed = String.join(", ", columns);
      String table = Names.quoted(part.table());
      // ABORT, because the table itself may say that a row in the way is to be replaced or ignored.
      long rows =
          session.execute(
              "INSERT OR ABORT INTO main.%s (%s) SELECT %s FROM %s.%s NOT INDEXED"
                  .formatted(table, listed, listed, TableFacts.BACKUP, table));
      part.sequence().ifPresent(this::goOnFrom);
      return rows;
    }

    /// No number is given a second time: neither one of today's rows, nor one of the backup's.
    private void goOnFrom(long sequence) {
      session.execute("DELETE FROM main.sqlite_sequence WHERE name = ?", part.table());
      session.execute(
          "INSERT INTO main.sqlite_sequence (name, seq) VALUES (?, ?)", part.table(), sequence);
    }
  }
}
