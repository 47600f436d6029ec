package dev.switchback.source;

import dev.switchback.migration.Checksum;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Flyway's checksum: CRC-32 over the lines of a file without their ends, as a signed number.
final class FlywayChecksum {
  private FlywayChecksum() {}

  /// @param text without a byte order mark
  static Checksum of(String text) {
    CRC32 crc = new CRC32();
    text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return new Checksum("crc32", Integer.toString((int) crc.getValue()));
  }
}
