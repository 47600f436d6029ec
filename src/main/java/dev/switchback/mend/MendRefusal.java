package dev.switchback.mend;

/// Why a cure can't be carried out. Nothing was touched.
///
/// @param detail a name, or what SQLite says; may be empty
public record MendRefusal(Mend mend, Reason reason, String detail) implements MendPlanning {

  /// What is in the way.
  public enum Reason {
    /// Nothing of that name can be made again.
    NO_SUCH_OBJECT,
    /// The table can't be copied and swapped; the detail says why.
    NOT_REBUILDABLE,
    /// The system doesn't let us write to the file.
    READ_ONLY,
    /// The disk has less room than the safety copy and the work need.
    NO_ROOM
  }
}
