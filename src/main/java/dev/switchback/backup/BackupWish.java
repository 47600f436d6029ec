package dev.switchback.backup;

import dev.switchback.sqlite.CopyPace;
import java.util.Optional;

/// How somebody wants a backup to be made.
///
/// @param packing how it is kept; empty for what the rules of its database say
/// @param pace what is done when writers make the copy begin again
public record BackupWish(Optional<Care.Packing> packing, CopyPace pace) {

  /// As the rules say, by itself.
  public static BackupWish byRules() {
    return new BackupWish(Optional.empty(), CopyPace.byItself());
  }
}
