package dev.switchback.mend;

import java.util.List;

/// What the room of a file is used for.
///
/// @param fileBytes of the main file
/// @param walBytes of its log
/// @param objects the largest first
/// @param picture the pages of the file in order, in strips of as many as `pagesPerStrip`: the
///     position in `objects` of what most pages of the strip belong to, or [#FREE]
public record Space(
    long fileBytes,
    long walBytes,
    int pageSizeBytes,
    long pages,
    long freePages,
    List<ObjectSpace> objects,
    long pagesPerStrip,
    List<Integer> picture) {
  /// A strip of pages that are free, or belong to nothing.
  public static final int FREE = -1;

  public Space {
    objects = List.copyOf(objects);
    picture = List.copyOf(picture);
  }

  public long freeBytes() {
    return freePages * pageSizeBytes;
  }

  /// Room within pages in use that nothing stands in. A compacted file still has some of it.
  public long unusedBytes() {
    return objects.stream().mapToLong(ObjectSpace::unusedBytes).sum();
  }

  /// Of hundred steps from leaf to leaf of all tables and indexes, how many are jumps.
  public int jumpsPercent() {
    long steps = objects.stream().mapToLong(it -> Math.max(0, it.leaves() - 1)).sum();
    long jumps = objects.stream().mapToLong(ObjectSpace::jumps).sum();
    return steps == 0 ? 0 : (int) (jumps * 100 / steps);
  }
}
