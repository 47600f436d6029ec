package dev.switchback.salvage;

/// Zeros where a disk could not read a sector: they begin and end where sectors do, which content
/// rarely does.
final class ZeroSectors {
  private static final int SECTOR = 512;
  private static final int NEAR = 8;
  private static final int ENOUGH = 16;

  private ZeroSectors() {}

  /// Whether such zeros reach into the bytes from `from` to `to`.
  static boolean touch(byte[] page, int from, int to) {
    for (int sector = from / SECTOR * SECTOR; sector < to; sector += SECTOR) {
      int overlap = Math.min(to, sector + SECTOR) - Math.max(from, sector);
      if (overlap >= ENOUGH && isZeroSector(page, sector)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isZeroSector(byte[] page, int sector) {
    int end = Math.min(sector + SECTOR, page.length);
    for (int i = sector; i < end; i++) {
      if (page[i] != 0) {
        return false;
      }
    }
    int first = sector;
    while (first > 0 && page[first - 1] == 0) {
      first--;
    }
    int last = end;
    while (last < page.length && page[last] == 0) {
      last++;
    }
    boolean beginsThere = first % SECTOR == 0 || SECTOR - first % SECTOR <= NEAR;
    boolean endsThere = last % SECTOR <= NEAR;
    return beginsThere && endsThere;
  }
}
