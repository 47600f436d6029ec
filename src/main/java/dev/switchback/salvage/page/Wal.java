package dev.switchback.salvage.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A write-ahead log, frame by frame (sqlite.org/fileformat2.html, section 4).
///
/// SQLite stops at the first frame that doesn't fit, and all later commits are gone without a word.
/// But each frame stores the sum up to it, so the next one can be tested all the same.
public final class Wal {
  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int MAGIC = 0x377f0682;
  private static final int ENOUGH = 64;

  private final ByteSource source;
  private final int pageSizeBytes;
  private final FrameChecksum.Order order;
  private final byte[] header;
  private final int frameCount;

  private Wal(ByteSource source, int pageSizeBytes, FrameChecksum.Order order) {
    this.source = source;
    this.pageSizeBytes = pageSizeBytes;
    this.order = order;
    this.header = source.bytes(0, HEADER);
    long frames = (source.sizeBytes() - HEADER) / (FRAME_HEADER + pageSizeBytes);
    this.frameCount = Math.clamp(frames, 0, Integer.MAX_VALUE - 8);
  }

  /// @param page where the frame belongs
  /// @param commitPages the size of the database where a transaction ends; otherwise 0
  public record Frame(int index, int page, long commitPages, long salts, Check check) {
    public boolean commits() {
      return commitPages != 0;
    }
  }

  /// What the checksum says of a frame.
  public enum Check {
    INTACT,
    /// One bit was turned over; the checksum tells which.
    MENDED,
    /// One bit was turned over, but it can be one of several: the page is used as it is.
    ONE_BIT,
    DAMAGED
  }

  /// What a reading of the log gives.
  ///
  /// @param pages what lies over the main file
  /// @param pageCount of the database after the last commit; 0 when there is none
  /// @param frames how many frames count
  /// @param mended frames in which a bit was put right
  /// @param damaged frames that were used or left out although their checksum is wrong
  public record Reading(
      Map<Integer, Image.Place> pages, long pageCount, int frames, int mended, int damaged) {
    public Reading {
      pages = Map.copyOf(pages);
    }
  }

  /// Opens a log for pages of this size.
  public static Wal of(ByteSource source, int pageSizeBytes) {
    Wal big = new Wal(source, pageSizeBytes, FrameChecksum.Order.BIG_ENDIAN);
    Wal little = new Wal(source, pageSizeBytes, FrameChecksum.Order.LITTLE_ENDIAN);
    if (big.hasMagic()) {
      return (Octets.i32(big.header, 0) & 1) == 1 ? big : little;
    }
    return big.intactAmongFirst() > little.intactAmongFirst() ? big : little;
  }

  private boolean hasMagic() {
    return (Octets.i32(header, 0) & ~1) == MAGIC;
  }

  private int intactAmongFirst() {
    int intact = 0;
    for (int i = 0; i < Math.min(frameCount, ENOUGH); i++) {
      intact += isIntact(i) ? 1 : 0;
    }
    return intact;
  }

  /// How many frames fit into it.
  public int frameCount() {
    return frameCount;
  }

  /// The page size its header names; nonsense where the header is damaged.
  public long declaredPageSize() {
    return Octets.u32(header, 8);
  }

  /// Whether its header is as SQLite wrote it.
  public boolean isHeaderSound() {
    FrameChecksum sum = new FrameChecksum(0, 0).over(header, 0, HEADER - 8, order);
    return hasMagic() && sum.equals(stored(header, HEADER - 8));
  }

  private static FrameChecksum stored(byte[] bytes, int at) {
    return new FrameChecksum(Octets.i32(bytes, at), Octets.i32(bytes, at + 4));
  }

  private long offset(int index) {
    return HEADER + (long) index * (FRAME_HEADER + pageSizeBytes);
  }

  private byte[] frameHeader(int index) {
    return source.bytes(offset(index), FRAME_HEADER);
  }

  /// What the frame before `index` has stored, or the header of the log.
  private FrameChecksum seed(int index) {
    return index == 0 ? stored(header, HEADER - 8) : stored(frameHeader(index - 1), 16);
  }

  /// What the sum is taken over.
  private byte[] summed(int index) {
    byte[] summed = new byte[8 + pageSizeBytes];
    source.read(offset(index), summed, 0, 8);
    source.read(offset(index) + FRAME_HEADER, summed, 8, pageSizeBytes);
    return summed;
  }

  private boolean isIntact(int index) {
    byte[] summed = summed(index);
    return seed(index).over(summed, 0, summed.length, order).equals(stored(frameHeader(index), 16));
  }

  private List<Integer> flippedBits(int index) {
    byte[] summed = summed(index);
    FrameChecksum wanted = stored(frameHeader(index), 16);
    return seed(index).over(summed, 0, summed.length, order).flippedBits(summed, wanted, order);
  }

  /// A frame, with what its checksum says of it.
  public Frame frame(int index) {
    byte[] bytes = frameHeader(index);
    Check check = Check.INTACT;
    if (!isIntact(index)) {
      List<Integer> bits = flippedBits(index);
      check = bits.isEmpty() ? Check.DAMAGED : bits.size() == 1 ? Check.MENDED : Check.ONE_BIT;
      if (check == Check.MENDED) {
        turn(bytes, bits.getFirst());
      }
    }
    return new Frame(
        index,
        Octets.i32(bytes, 0),
        Octets.u32(bytes, 4),
        (long) Octets.i32(bytes, 8) << 32 | Octets.u32(bytes, 12),
        check);
  }

  private static void turn(byte[] bytes, int bit) {
    if (bit / 8 < bytes.length) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  /// The page that a frame holds, with a turned bit put right.
  public byte[] content(Frame frame) {
    if (frame.check() != Check.MENDED) {
      return source.bytes(offset(frame.index()) + FRAME_HEADER, pageSizeBytes);
    }
    byte[] summed = summed(frame.index());
    turn(summed, flippedBits(frame.index()).getFirst());
    byte[] content = new byte[pageSizeBytes];
    System.arraycopy(summed, 8, content, 0, pageSizeBytes);
    return content;
  }

  /// As SQLite reads it: up to the last commit before the first frame that doesn't fit.
  public Reading asSqliteDoes() {
    List<Frame> fitting = new ArrayList<>();
    int committed = 0;
    long salts = (long) Octets.i32(header, 16) << 32 | Octets.u32(header, 20);
    if (isHeaderSound() && declaredPageSize() == pageSizeBytes) {
      for (int i = 0; i < frameCount; i++) {
        Frame frame = frame(i);
        if (frame.check() != Check.INTACT || frame.salts() != salts || frame.page() < 1) {
          break;
        }
        fitting.add(frame);
        committed = frame.commits() ? fitting.size() : committed;
      }
    }
    return reading(fitting.subList(0, committed));
  }

  /// As much of the newest generation as there is, up to its last commit, past frames that don't
  /// fit. The newest generation is the one that the log begins with: SQLite always writes over it
  /// from the start.
  public Reading asMuchAsPossible() {
    List<Frame> current = newestGeneration();
    int committed = current.size();
    while (committed > 0 && !current.get(committed - 1).commits()) {
      committed--;
    }
    return reading(current.subList(0, committed));
  }

  private List<Frame> newestGeneration() {
    List<Frame> frames = new ArrayList<>();
    Map<Long, Integer> votes = new HashMap<>();
    int end = 0;
    long salts = 0;
    for (int i = 0; i < frameCount; i++) {
      Frame frame = frame(i);
      frames.add(frame);
      if (i < ENOUGH) {
        votes.merge(frame.salts(), 1, Integer::sum);
      }
    }
    if (!frames.isEmpty()) {
      salts = frames.getFirst().salts();
      int first = votes.getOrDefault(salts, 0);
      // One salt of the first frame may be what is damaged.
      if (first == 1 && frames.size() > 2 && frames.get(1).salts() == frames.get(2).salts()) {
        salts = frames.get(1).salts();
      }
    }
    for (Frame frame : frames) {
      if (frame.salts() == salts) {
        end = frame.index() + 1;
      }
    }
    return frames.subList(0, end);
  }

  /// Frames that no reading counts any more: of older generations, and of transactions that were
  /// never committed.
  public List<Frame> older(Reading counted) {
    List<Frame> older = new ArrayList<>();
    for (int i = counted.frames(); i < frameCount; i++) {
      older.add(frame(i));
    }
    return older;
  }

  private Reading reading(List<Frame> frames) {
    Map<Integer, Image.Place> pages = new HashMap<>();
    long pageCount = 0;
    int mended = 0;
    int damaged = 0;
    for (Frame frame : frames) {
      if (frame.check() == Check.DAMAGED) {
        damaged++;
        if (pages.containsKey(frame.page()) || frame.page() < 1 || !looksSound(frame)) {
          continue;
        }
      }
      damaged += frame.check() == Check.ONE_BIT ? 1 : 0;
      mended += frame.check() == Check.MENDED ? 1 : 0;
      pages.put(frame.page(), place(frame));
      pageCount = frame.commits() ? frame.commitPages() : pageCount;
    }
    return new Reading(pages, pageCount, frames.size(), mended, damaged);
  }

  private Image.Place place(Frame frame) {
    return frame.check() == Check.MENDED
        ? new Image.Place(ByteSource.of(content(frame)), 0)
        : new Image.Place(source, offset(frame.index()) + FRAME_HEADER);
  }

  /// Whether a page whose checksum is wrong is a b-tree page all the same.
  private boolean looksSound(Frame frame) {
    Layout layout = new Layout(pageSizeBytes, 0, TextEncoding.UTF_8);
    return Page.of(frame.page(), content(frame), layout).filter(Page::isWellFormed).isPresent();
  }
}
