package dev.switchback.migration;

import java.util.Comparator;
import java.util.Optional;

/// One step of a schema's life.
///
/// @param version its place in the order
/// @param description what it does, in the words of its file name
/// @param up the SQL that does it
/// @param down the SQL that takes it back; empty when no way back was written
/// @param origin what the tool it belongs to knows of it beyond that
public record Migration(
    Version version,
    String description,
    MigrationText up,
    Optional<MigrationText> down,
    Origin origin) {

  public Migration(
      Version version, String description, MigrationText up, Optional<MigrationText> down) {
    this(version, description, up, down, Origin.NONE);
  }

  public static final Comparator<Migration> BY_VERSION = Comparator.comparing(Migration::version);

  /// The checksum that a history of its tool records.
  public Checksum checksum() {
    return origin.checksum().orElseGet(up::checksum);
  }

  /// Whether `recorded` is a checksum that its tool records of this very text. Some have two,
  /// depending on how they were built.
  public boolean isRecordedAs(Checksum recorded) {
    return recorded.equals(checksum())
        || origin.mark(Origin.OTHER_CHECKSUM).filter(recorded.value()::equals).isPresent();
  }

  /// The same at another place in the order.
  public Migration at(Version other) {
    return new Migration(other, description, up, down, origin);
  }

  public boolean isReversible() {
    return down.isPresent();
  }
}
