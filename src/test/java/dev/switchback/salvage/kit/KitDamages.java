package dev.switchback.salvage.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/// Damage as tests ask for it.
public final class KitDamages {
  private KitDamages() {}

  /// A damaged copy.
  public static Path damaged(KitDatabase database, String kind, Path pristine, Path copy) {
    KitDatabase.copy(pristine, copy);
    KitDamage.apply(kind, pristine, copy, database.pageSize(), 1);
    return copy;
  }

  /// A copy with a damaged log or journal.
  public static void companions(Path pristine, Path expected, Path damaged, String kind) {
    KitDamage.companions(pristine, expected, damaged, kind, new Random(5));
  }

  /// Fills a page with zeros.
  public static void zeroPage(Path file, int pageSize, int page) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, (page - 1) * pageSize, page * pageSize, (byte) 0);
    Files.write(file, bytes);
  }
}
