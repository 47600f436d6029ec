package dev.switchback.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// What was done with a backup since it was made.
///
/// @param pinned whether no clean-up may take it
/// @param note somebody's words about it; empty for none
/// @param packing how its file is written
/// @param storedBytes the size of its file, where that isn't the size of the database inside
/// @param trashedAt when it was put into the trash; empty while it is kept
/// @param proof its newest drill
/// @param second what became of its copy in the second place; empty when none was asked for
/// @param sourceStamp what the database's file was when the copy began, as
///     [dev.switchback.sqlite.FileStamp#asText()]; empty when nobody knows
public record Care(
    boolean pinned,
    String note,
    Packing packing,
    OptionalLong storedBytes,
    Optional<Instant> trashedAt,
    Optional<Proof> proof,
    Optional<SecondCopy> second,
    Optional<String> sourceStamp) {
  public static final Care NONE =
      new Care(
          false,
          "",
          Packing.PLAIN,
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// How a backup's file is written.
  public enum Packing {
    /// The copy as SQLite reads it.
    PLAIN,
    /// Zstandard (RFC 8878), one frame.
    ZSTD
  }

  /// How a drill ended.
  ///
  /// @param isGood whether it could be restored as its manifest says
  /// @param detail what differed, or what was remarked; empty when there is nothing to say
  public record Proof(Instant at, boolean isGood, String detail, Duration took) {}

  /// The copy in the second place.
  ///
  /// @param file where it is, or will be
  /// @param at when it was copied and verified there; empty while that place is away
  /// @param detail why it isn't there yet; empty when it is
  public record SecondCopy(Path file, Optional<Instant> at, String detail) {}

  public boolean isTrashed() {
    return trashedAt.isPresent();
  }

  /// The same of a copy that was begun while the database's file was this.
  public Care withSourceStamp(Optional<String> stamp) {
    return new Care(pinned, note, packing, storedBytes, trashedAt, proof, second, stamp);
  }

  /// The same of the database itself, taken out of its packed file.
  Care unpacked() {
    return new Care(
        pinned, note, Packing.PLAIN, OptionalLong.empty(), trashedAt, proof, second, sourceStamp);
  }

  public Care packed(Packing how, long bytes) {
    return new Care(
        pinned, note, how, OptionalLong.of(bytes), trashedAt, proof, second, sourceStamp);
  }
}
