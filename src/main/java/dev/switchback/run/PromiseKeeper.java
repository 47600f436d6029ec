package dev.switchback.run;

import dev.switchback.migration.PlanStep;
import dev.switchback.schema.RowCounts;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.sqlite.FileStamp;
import dev.switchback.sqlite.Session;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares, before each commit, what a run did with what a try on a copy promised.
///
/// Rows are compared exactly while the file is the one that was tried. When somebody wrote since,
/// other numbers are to be expected; then only a table that wasn't to lose rows and does is a
/// surprise.
final class PromiseKeeper implements Witness {
  private final Promise promise;
  private final Work work;
  private final Map<String, Long> rowsBefore = new TreeMap<>();
  private final Map<String, Long> promisedBefore = new TreeMap<>();
  private boolean isSameContent;
  private OptionalLong dataVersion = OptionalLong.empty();
  private Optional<PlanStep> last = Optional.empty();

  /// @param stamp of the file, before the run opens it
  PromiseKeeper(Promise promise, FileStamp stamp, Work work) {
    this.promise = promise;
    this.isSameContent = stamp.equals(promise.stamp());
    this.work = work;
  }

  /// Counts again when somebody else committed since: only that changes the number
  /// (sqlite.org/pragma.html#pragma_data_version).
  @Override
  public void began(Session session) {
    long now = session.number("PRAGMA data_version");
    if (promise.change().isEmpty() || dataVersion.equals(OptionalLong.of(now))) {
      return;
    }
    isSameContent &= dataVersion.isEmpty();
    dataVersion = OptionalLong.of(now);
    rowsBefore.clear();
    rowsBefore.putAll(RowCounts.of(session, work));
    promisedBefore.clear();
    last.ifPresent(
        step -> promisedBefore.putAll(promise.change().getOrDefault(step.version(), Map.of())));
  }

  @Override
  public void ran(Session session, PlanStep step) {
    last = Optional.of(step);
  }

  @Override
  public void committing(Session session) {
    if (last.isEmpty()) {
      return;
    }
    PlanStep step = last.get();
    work.started(Step.PROVE, "");
    SchemaDiff schema = promise.surprises(step.version(), SchemaSnapshot.of(session));
    List<Promise.RowSurprise> rows = rows(session, promise.change().get(step.version()));
    if (!schema.isEmpty() || !rows.isEmpty()) {
      throw new Stop(new RunFailure.Surprised(step, schema, rows));
    }
    work.finished(Step.PROVE, "", "");
  }

  private List<Promise.RowSurprise> rows(Session session, @Nullable Map<String, Long> promised) {
    if (promised == null) {
      return List.of();
    }
    Map<String, Long> now = RowCounts.of(session, work);
    TreeSet<String> tables = new TreeSet<>(rowsBefore.keySet());
    tables.addAll(now.keySet());
    List<Promise.RowSurprise> surprises = new ArrayList<>();
    for (String table : tables) {
      long expected = promised.getOrDefault(table, 0L) - promisedBefore.getOrDefault(table, 0L);
      long actual = now.getOrDefault(table, 0L) - rowsBefore.getOrDefault(table, 0L);
      boolean surprising = isSameContent ? actual != expected : expected >= 0 && actual < 0;
      if (surprising) {
        surprises.add(new Promise.RowSurprise(table, expected, actual));
      }
    }
    return surprises;
  }
}
