package dev.switchback.health;

/// What can be done about a finding, the mildest first: the order of the constants is the order in
/// which they are to be tried.
public enum Cure {
  /// The entries of an index are made again from the rows of its table.
  REINDEX,
  /// The entries of a text search are made again from its rows.
  REBUILD_SEARCH,
  /// Somebody who knows what the rows mean corrects them.
  CORRECT_ROWS,
  /// One table is copied row by row into a new one, which takes its place.
  REBUILD_TABLE,
  /// The file is written anew, without free pages.
  COMPACT,
  /// The program that made the file brings what is missing here.
  OTHER_PROGRAM,
  /// A verified backup is put beside the file and compared with it.
  RESTORE,
  /// What can be read goes into a new file, page by page.
  SALVAGE
}
