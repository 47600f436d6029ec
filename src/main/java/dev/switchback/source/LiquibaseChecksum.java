package dev.switchback.source;

import dev.switchback.migration.Checksum;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Liquibase's checksum of the ninth kind (4.22 and later): MD5 over the text without blanks, and
/// MD5 again over that.
final class LiquibaseChecksum {
  private static final String KIND = "9:";

  private LiquibaseChecksum() {}

  /// @param sql the text of a changeset of one change, without Liquibase's own lines
  static Checksum of(String sql) {
    String change = KIND + md5(sql.replaceAll("[ \\n\\r\\t]", ""));
    return new Checksum("liquibase-9", KIND + md5(change + ":"));
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has MD5", e);
    }
  }
}
