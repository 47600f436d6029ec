package dev.switchback.salvage;

/// A page that couldn't be read, or wasn't found where it should be.
///
/// @param number 0 where the pointer itself is lost
/// @param table what lived there
public record LostPage(long number, String table, What what) {

  /// What is there now.
  public enum What {
    BEHIND_THE_END,
    ZEROS,
    UNREADABLE,
    FOREIGN,
    POINTER_LOST;

    static What of(Hole.Why why) {
      return valueOf(why.name());
    }
  }
}
