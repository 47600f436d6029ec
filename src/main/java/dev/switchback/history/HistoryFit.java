package dev.switchback.history;

/// Whether a history that somebody names can be read in a database.
public enum HistoryFit {
  FITS,
  /// There is no reader for this tool.
  UNKNOWN_TOOL,
  /// The table isn't there.
  NO_TABLE,
  /// The table is there, and its columns are not those that were named or that the tool makes.
  OTHER_COLUMNS
}
