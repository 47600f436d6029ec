package dev.switchback.run;

import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Version;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.schema.TableRows;
import dev.switchback.sqlite.FileStamp;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a try on a copy promises of a run on the file itself. A run that is given one commits only
/// what keeps it.
///
/// @param after the schema after each step
/// @param change by how many rows each table grows or shrinks up to each step; empty for a step
///     after which nobody counted, or when counting takes too long to do it under the write lock
/// @param stamp of the file that was tried
public record Promise(
    Map<Version, SchemaSnapshot> after, Map<Version, Map<String, Long>> change, FileStamp stamp) {
  /// Counting twice as long as this may hold other programs up.
  private static final Duration COUNTING = Duration.ofSeconds(1);

  public Promise {
    after = Map.copyOf(after);
    change = Map.copyOf(change);
  }

  /// Empty when the try didn't go well to its end: it promises nothing.
  public static Optional<Promise> of(TryReport report) {
    if (report.up().outcome() != RunReport.Outcome.DONE || report.rehearsal().steps().isEmpty()) {
      return Optional.empty();
    }
    Map<Version, SchemaSnapshot> after = new LinkedHashMap<>();
    Map<Version, Map<String, Long>> change = new LinkedHashMap<>();
    Map<String, Long> soFar = new TreeMap<>();
    boolean counted = report.rehearsal().counting().compareTo(COUNTING) <= 0;
    for (StepTrial step : report.rehearsal().steps()) {
      after.put(step.version(), step.after());
      if (counted && step.rows().isPresent()) {
        add(soFar, step.rows().get());
        change.put(step.version(), Map.copyOf(soFar));
      }
    }
    return Optional.of(new Promise(after, change, report.rehearsal().stamp()));
  }

  private static void add(Map<String, Long> sum, List<TableRows> rows) {
    for (TableRows table : rows) {
      long change = table.after().orElse(0) - table.before().orElse(0);
      sum.merge(table.table(), change, Long::sum);
    }
  }

  /// Whether it was made for just these migrations.
  public boolean isFor(Plan plan) {
    return plan.steps().stream()
        .allMatch(step -> step.action() == PlanStep.Action.RUN && isKnown(step.version()));
  }

  private boolean isKnown(Version version) {
    return after.containsKey(version);
  }

  /// A table that shrinks or grows otherwise than promised.
  public record RowSurprise(String table, long promised, long actual) {}

  /// What of a schema isn't as promised after `version`: from the promise to what is.
  SchemaDiff surprises(Version version, SchemaSnapshot actual) {
    SchemaSnapshot promised = after.get(version);
    return promised == null ? SchemaDiff.NONE : promised.to(actual);
  }
}
