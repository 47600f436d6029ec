package dev.switchback.migration;

import dev.switchback.sql.Destruction;
import dev.switchback.sql.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A source's migrations joined with a database's history, ordered by version.
///
/// @param tool whose history it is
/// @param blockages what keeps that tool from going on
public record Timeline(
    Tool tool, List<TimelineRow> rows, List<SourceProblem> problems, List<Blockage> blockages) {
  public Timeline {
    rows = rows.stream().sorted(Comparator.comparing(TimelineRow::version)).toList();
    problems = List.copyOf(problems);
    blockages = List.copyOf(blockages);
  }

  public static Timeline of(MigrationSet migrations, History history) {
    Joining joining = new Joining(migrations, history);
    List<TimelineRow> rows = new ArrayList<>();
    migrations.migrations().forEach(migration -> rows.add(joining.row(migration)));
    joining.applied.forEach(
        (version, entry) -> {
          if (migrations.find(version).isEmpty()) {
            rows.add(joining.missing(version, entry));
          }
        });
    return new Timeline(history.tool(), rows, migrations.problems(), history.blockages());
  }

  private static final class Joining {
    private final Tool tool;
    private final NavigableMap<Version, HistoryEntry> applied;
    private final NavigableMap<Version, HistoryEntry> last = new TreeMap<>();
    private final Set<Version> unmet;
    private final ToolSetup setup;
    private final Optional<Version> newestFile;
    private final Optional<Version> limit;
    private final boolean onlyOne;

    Joining(MigrationSet migrations, History history) {
      setup = migrations.setup();
      newestFile =
          migrations.migrations().stream()
              .map(Migration::version)
              .filter(Version::isNumber)
              .max(Comparator.naturalOrder());
      tool = history.tool();
      applied = history.applied();
      unmet = history.unmet();
      history.entries().forEach(entry -> last.put(entry.version(), entry));
      Optional<Version> next = next(migrations);
      onlyOne = setup.limit() instanceof ToolSetup.Limit.Next && next.isPresent();
      limit = limit(next);
    }

    /// The first that isn't applied and has a place in the line.
    private Optional<Version> next(MigrationSet migrations) {
      return migrations.migrations().stream()
          .filter(migration -> migration.origin().kind() != Origin.Kind.REPEATABLE)
          .filter(migration -> migration.origin().mark(Origin.LEFT_OUT).isEmpty())
          .map(Migration::version)
          .filter(version -> !applied.containsKey(version) && !isOlder(version))
          .findFirst();
    }

    private Optional<Version> limit(Optional<Version> next) {
      return switch (setup.limit()) {
        case ToolSetup.Limit.None _ -> Optional.empty();
        case ToolSetup.Limit.UpTo(Version version) -> Optional.of(version);
        case ToolSetup.Limit.Next _ -> next;
        case ToolSetup.Limit.Current _ ->
            Optional.of(
                applied.keySet().stream()
                    .filter(Version::isNumber)
                    .max(Comparator.naturalOrder())
                    .orElse(Version.of("0")));
      };
    }

    /// Whether the tool passes it over as it is set up: by its file, or because it lies beyond the
    /// limit.
    private boolean isLeftOut(Migration migration) {
      boolean isRepeated = migration.origin().kind() == Origin.Kind.REPEATABLE;
      return migration.origin().mark(Origin.LEFT_OUT).isPresent()
          || (isRepeated
              ? onlyOne
              : limit.filter(last -> migration.version().compareTo(last) > 0).isPresent());
    }

    private ToolWays ways(Version version) {
      ToolSetup.Passing passing =
          !version.isNumber()
              ? ToolSetup.Passing.MISSING_REPEATABLE
              : newestFile.filter(newest -> version.compareTo(newest) > 0).isPresent()
                  ? ToolSetup.Passing.FUTURE
                  : ToolSetup.Passing.MISSING;
      return setup.ways(tool, passing);
    }

    TimelineRow row(Migration migration) {
      Version version = migration.version();
      Optional<HistoryEntry> entry =
          Optional.ofNullable(applied.getOrDefault(version, last.get(version)));
      Optional<Edit> edit =
          Optional.ofNullable(applied.get(version)).flatMap(it -> editOf(migration, it));
      MigrationState state = stateOf(migration, edit);
      boolean isSql = migration.origin().kind() != Origin.Kind.CODE;
      return new TimelineRow(
          version,
          migration.description(),
          state,
          Optional.of(migration),
          entry,
          isSql && state.isPending() && Destruction.isIn(Script.of(migration.up().sql())),
          edit,
          verdict(migration, state)
              .or(
                  () ->
                      isSql || !state.isPending()
                          ? Optional.empty()
                          : Optional.of(Verdict.NEEDS_COMMAND)));
    }

    private Optional<Verdict> verdict(Migration migration, MigrationState state) {
      return state == MigrationState.SKIPPED && isLeftOut(migration)
          ? Optional.of(Verdict.LEFT_OUT)
          : Verdict.of(tool, ways(migration.version()), state);
    }

    TimelineRow missing(Version version, HistoryEntry entry) {
      boolean isNone =
          entry.remarks().stream()
              .anyMatch(r -> r.kind() == Remark.Kind.BASELINE || r.kind() == Remark.Kind.PUSHED);
      boolean isElsewhere =
          entry.remarks().stream().anyMatch(r -> r.kind() == Remark.Kind.ELSEWHERE);
      MigrationState state =
          isNone
              ? MigrationState.STAMPED
              : isElsewhere ? MigrationState.APPLIED : MigrationState.MISSING;
      return new TimelineRow(
          version,
          entry.description(),
          state,
          Optional.empty(),
          Optional.of(entry),
          false,
          Optional.empty(),
          Verdict.of(tool, ways(version), state));
    }

    private MigrationState stateOf(Migration migration, Optional<Edit> edit) {
      HistoryEntry entry = applied.get(migration.version());
      if (entry != null) {
        if (edit.isPresent()) {
          return migration.origin().kind() != Origin.Kind.REPEATABLE
              ? MigrationState.EDITED
              : isLeftOut(migration) ? MigrationState.SKIPPED : MigrationState.PENDING;
        }
        return entry.event() == HistoryEntry.Event.STAMPED
            ? MigrationState.STAMPED
            : MigrationState.APPLIED;
      }
      if (unmet.contains(migration.version()) || isLeftOut(migration)) {
        return MigrationState.SKIPPED;
      }
      boolean isInLine =
          migration.origin().kind() != Origin.Kind.REPEATABLE
              && migration.origin().mark(Origin.OUT_OF_LINE).isEmpty()
              && tool.ways().older() != ToolWays.Older.GRAPH;
      if (isInLine && isOlder(migration.version())) {
        return MigrationState.OUT_OF_ORDER;
      }
      HistoryEntry lastEntry = last.get(migration.version());
      if (lastEntry == null) {
        return MigrationState.PENDING;
      }
      return lastEntry.event() == HistoryEntry.Event.FAILED
          ? MigrationState.FAILED
          : MigrationState.ROLLED_BACK;
    }

    /// Than the newest applied one that stands in the line: what is repeated has no place in it.
    private boolean isOlder(Version version) {
      return applied.tailMap(version, false).values().stream()
          .anyMatch(e -> e.remarks().stream().noneMatch(r -> r.kind() == Remark.Kind.REPEATABLE));
    }

    /// A checkout may change line ends; for Switchback that is no edit, for other tools it is.
    private Optional<Edit> editOf(Migration migration, HistoryEntry entry) {
      Optional<Edit> edit = anyEditOf(migration, entry);
      return tool.isOwn() ? edit.filter(it -> it != Edit.LINE_ENDS) : edit;
    }

    private static Optional<Edit> anyEditOf(Migration migration, HistoryEntry entry) {
      Checksum present = migration.checksum();
      if (entry
          .checksum()
          .filter(
              recorded -> migration.isRecordedAs(recorded) || migration.origin().accepts(recorded))
          .isPresent()) {
        return Optional.empty();
      }
      Optional<Edit> byText =
          entry
              .upSql()
              .filter(recorded -> !recorded.equals(migration.up().sql()))
              .map(recorded -> Edit.between(recorded, migration.up().sql()));
      Optional<Edit> byChecksum =
          entry
              .checksum()
              .filter(recorded -> recorded.algorithm().equals(present.algorithm()))
              .map(
                  recorded ->
                      migration.origin().sameButLineEnds().contains(recorded)
                          ? Edit.LINE_ENDS
                          : Edit.UNKNOWN);
      return byText.or(() -> byChecksum);
    }
  }

  /// What running all would run, oldest first.
  public List<TimelineRow> pending() {
    return rows.stream().filter(row -> row.state().isPending()).toList();
  }

  /// What isn't applied: pending, or skipped.
  public List<TimelineRow> notApplied() {
    return rows.stream().filter(row -> !row.state().isApplied()).toList();
  }

  /// What is applied or stamped now, oldest first.
  public List<TimelineRow> applied() {
    return rows.stream().filter(row -> row.state().isApplied()).toList();
  }

  public Optional<TimelineRow> find(Version version) {
    return ByVersion.find(rows, TimelineRow::version, version);
  }

  /// The row that somebody means by `typed`: the version itself, the key of the tool's history, or
  /// the beginning of exactly one of them.
  public Optional<TimelineRow> meant(Version typed) {
    Optional<TimelineRow> same = find(typed);
    if (same.isPresent()) {
      return same;
    }
    List<TimelineRow> exact = rows.stream().filter(row -> isNamed(row, typed.text())).toList();
    if (exact.size() == 1) {
      return Optional.of(exact.getFirst());
    }
    List<TimelineRow> begun =
        rows.stream()
            .filter(
                row -> !row.version().isNumber() && row.version().text().startsWith(typed.text()))
            .toList();
    return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
  }

  private static boolean isNamed(TimelineRow row, String typed) {
    return row.version().text().equals(typed)
        || row.migration().filter(m -> m.origin().key().equals(typed)).isPresent();
  }
}
