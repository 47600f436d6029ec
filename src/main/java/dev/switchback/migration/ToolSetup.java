package dev.switchback.migration;

import dev.switchback.migration.ToolWays.Older;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a project has its tool set up, as far as that decides what is run.
///
/// @param older what is done with pending migrations older than the newest applied one, where that
///     isn't the tool's usual way
/// @param passing what the tool lets pass that it would otherwise refuse
/// @param limit how far it goes
/// @param together how migrations share transactions, where that isn't the tool's usual way
/// @param baselines migrations that stand for all up to their version, for an empty database
/// @param refusing what keeps the tool from running anything, or what it would run besides
public record ToolSetup(
    Optional<Older> older,
    Set<Passing> passing,
    Limit limit,
    Optional<Way.Transactions> together,
    List<Migration> baselines,
    List<SourceProblem> refusing) {
  public static final ToolSetup NONE =
      new ToolSetup(
          Optional.empty(), Set.of(), new Limit.None(), Optional.empty(), List.of(), List.of());

  public ToolSetup {
    passing = Set.copyOf(passing);
    baselines = List.copyOf(baselines);
    refusing = List.copyOf(refusing);
  }

  /// What a tool can be told to let pass.
  public enum Passing {
    /// An applied migration whose file is gone.
    MISSING,
    /// The same of one that is repeated.
    MISSING_REPEATABLE,
    /// The same of one that is newer than all files.
    FUTURE,
    /// A pending one that is older than the newest applied: it is never run.
    OLDER,
    /// An applied one whose file was changed.
    EDITED
  }

  /// How far a tool goes by itself.
  public sealed interface Limit {
    /// To the end.
    record None() implements Limit {}

    /// Up to and including this version.
    record UpTo(Version version) implements Limit {}

    /// Up to the newest that is applied: nothing new.
    record Current() implements Limit {}

    /// The next one, and what is repeated once there is none.
    record Next() implements Limit {}
  }

  /// The ways of `tool` with a migration in this state.
  ///
  /// @param missing what would be let pass if its file is gone
  ToolWays ways(Tool tool, Passing missing) {
    ToolWays usual = tool.ways();
    Older effective = older.orElse(usual.older());
    return new ToolWays(
        effective == Older.REFUSES && passing.contains(Passing.OLDER) ? Older.NEVER : effective,
        passing.contains(missing) ? ToolWays.Missing.IGNORES : usual.missing(),
        passing.contains(Passing.EDITED) ? ToolWays.Edited.PASSES : usual.edited(),
        usual.drive());
  }
}
