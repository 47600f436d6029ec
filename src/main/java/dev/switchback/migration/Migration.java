package dev.switchback.migration;

import java.util.Comparator;
import java.util.Optional;

/// One step of a schema's life.
///
/// @param version its place in the order
/// @param description what it does, in the words of its file name
/// @param up the SQL that does it
/// @param down the SQL that takes it back; empty when no way back was written
public record Migration(
    Version version, String description, MigrationText up, Optional<MigrationText> down) {

  public static final Comparator<Migration> BY_VERSION = Comparator.comparing(Migration::version);

  public Checksum checksum() {
    return up.checksum();
  }

  public boolean isReversible() {
    return down.isPresent();
  }
}
