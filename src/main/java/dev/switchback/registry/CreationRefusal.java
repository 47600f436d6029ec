package dev.switchback.registry;

import java.util.List;

/// Why a database isn't made.
///
/// @param reasons at least one
public record CreationRefusal(List<Reason> reasons) implements CreationPlanning {
  public CreationRefusal {
    reasons = List.copyOf(reasons);
  }

  /// One of them.
  ///
  /// @param subject the file, folder or name it is about
  public record Reason(Kind kind, String subject) {}

  /// Which one.
  public enum Kind {
    /// It has no name.
    NO_NAME,
    /// Another one on the list is called so.
    NAME_TAKEN,
    /// There is a file or a folder of that name.
    FILE_EXISTS,
    /// A log or journal lies where this one's would be: SQLite would play it into the new file.
    COMPANION_LEFT,
    /// A folder on the way is a file.
    FOLDER_IS_FILE,
    /// Nothing can be written into the folder.
    FOLDER_READ_ONLY,
    /// The first migration needs a folder.
    NO_FOLDER_FOR_FIRST,
    /// The files are named after what the first migration does, and nobody said that.
    FIRST_WITHOUT_DESCRIPTION
  }
}
