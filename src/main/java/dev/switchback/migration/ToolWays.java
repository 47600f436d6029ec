package dev.switchback.migration;

/// What a tool does by itself where files and history don't line up.
public record ToolWays(Older older, Missing missing, Edited edited, Drive drive) {

  /// With a pending migration that is older than the newest applied one.
  public enum Older {
    RUNS,
    REFUSES,
    /// It is never run, and nobody is told.
    NEVER,
    /// A graph decides; there is no older and newer.
    GRAPH
  }

  /// With an applied migration whose file is gone.
  public enum Missing {
    REFUSES,
    /// Says so, and goes on.
    REPORTS,
    IGNORES,
    /// Doesn't even list it.
    HIDES
  }

  /// With an applied migration whose file was changed.
  public enum Edited {
    REFUSES,
    REPORTS,
    /// It is told to let that pass.
    PASSES,
    /// It keeps no checksum, or never compares it.
    UNNOTICED
  }

  /// Who can carry its migrations out.
  public enum Drive {
    /// Switchback, where they are SQL.
    SQL,
    /// The tool's own command, in the project it belongs to.
    COMMAND,
    /// Only the program that ships them.
    NOBODY
  }
}
