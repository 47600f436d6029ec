package dev.switchback.migration;

/// What the tool itself makes of a migration, where that differs from what our word for its state
/// says. The sentences stand in `words.properties` under `tool.verdict.…`.
public enum Verdict {
  /// It will never run this one, and won't say so.
  NEVER_RUNS,
  /// It refuses to run anything while this one is there.
  REFUSES_ALL,
  /// It runs this one too, although newer ones are applied.
  RUNS_OLDER,
  /// It doesn't care that the file is gone.
  IGNORES_MISSING,
  /// It doesn't list it.
  HIDES_MISSING,
  /// It can't see that the file was changed.
  EDIT_UNNOTICED,
  /// It says that the file was changed, and goes on.
  EDIT_REPORTED,
  /// It sees that the file was changed, and is told to let that pass.
  EDIT_PASSES,
  /// It is set up so that it leaves this one out.
  LEFT_OUT,
  /// Its own command has to run it.
  NEEDS_COMMAND;

  /// @param ways the tool's ways with this migration
  static java.util.Optional<Verdict> of(Tool tool, ToolWays ways, MigrationState state) {
    if (tool.isOwn()) {
      return java.util.Optional.empty();
    }
    return java.util.Optional.ofNullable(
        switch (state) {
          case OUT_OF_ORDER ->
              switch (ways.older()) {
                case RUNS -> RUNS_OLDER;
                case REFUSES -> REFUSES_ALL;
                case NEVER -> NEVER_RUNS;
                case GRAPH -> null;
              };
          case MISSING ->
              switch (ways.missing()) {
                case REFUSES -> REFUSES_ALL;
                case REPORTS, IGNORES -> IGNORES_MISSING;
                case HIDES -> HIDES_MISSING;
              };
          case EDITED ->
              switch (ways.edited()) {
                case REFUSES -> REFUSES_ALL;
                case REPORTS -> EDIT_REPORTED;
                case PASSES -> EDIT_PASSES;
                case UNNOTICED -> EDIT_UNNOTICED;
              };
          case APPLIED, PENDING, FAILED, ROLLED_BACK, STAMPED, SKIPPED -> null;
        });
  }
}
