package dev.switchback.sqlite;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.FileFailed;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Files of our own that are packed with Zstandard (RFC 8878): one frame with a checksum, which the
/// `zstd` command unpacks too. No session may be open on the plain file.
public final class PackedFile {
  /// A quarter of the time of the next one that packs notably better: see `docs/measurements.md`.
  private static final int LEVEL = 3;

  private static final int CHUNK_BYTES = 1 << 20;

  private PackedFile() {}

  /// What packing came to.
  ///
  /// @param contentSha256 of what was packed
  /// @param storedSha256 of the packed file
  public record Packed(long storedBytes, String contentSha256, String storedSha256) {}

  /// Packs `plain` into `packed`, a new file that only its owner may read, and flushes that to the
  /// disk. What is left of it after a failure is the caller's to delete.
  ///
  /// @throws dev.switchback.failure.DiskFull when there is no room
  /// @throws dev.switchback.failure.OperationCancelled when asked to stop
  public static Packed pack(Path plain, Path packed, Work work) {
    return FileGate.plainly(
        DatabaseFile.of(plain),
        () -> {
          Progress progress = new Progress(Step.PACK, "pack", Files.size(plain), work);
          try (NewFile stored = new NewFile(packed, "pack")) {
            String content;
            try (InputStream in = read(plain);
                OutputStream out = packing(packed, new Undisturbed(stored))) {
              content = pass(in, out, progress);
            }
            stored.force();
            return new Packed(Files.size(packed), content, stored.sha256());
          }
        });
  }

  /// SHA-256 of what is in a packed file, by unpacking all of it to nowhere.
  ///
  /// @param contentBytes what is expected to be in it, for telling how far it is
  /// @throws BackupUnusable when it can't be unpacked
  public static String contentSha256(Path packed, long contentBytes, Work work) {
    return unpack(
        packed,
        OutputStream.nullOutputStream(),
        new Progress(Step.VERIFY, "verify", contentBytes, work));
  }

  /// Unpacks `packed` into `plain`, a new file that only its owner may read. What is left of it
  /// after a failure is the caller's to delete.
  ///
  /// @param contentBytes what is expected to be in it, for telling how far it is
  /// @return SHA-256 of what was unpacked
  /// @throws BackupUnusable when it can't be unpacked
  /// @throws dev.switchback.failure.DiskFull when there is no room
  public static String unpack(Path packed, Path plain, long contentBytes, Work work) {
    return FileGate.plainly(
        DatabaseFile.of(plain),
        () -> {
          try (NewFile out = new NewFile(plain, "unpack")) {
            return unpack(packed, out, new Progress(Step.UNPACK, "unpack", contentBytes, work));
          }
        });
  }

  private static String unpack(Path packed, OutputStream out, Progress progress) {
    try (InputStream in = unpacking(packed)) {
      return pass(in, out, progress);
    } catch (ZstdIOException damaged) {
      throw new BackupUnusable(packed, "it can't be unpacked: " + damaged.getMessage());
    } catch (IOException e) {
      throw new FileFailed(packed, "unpack", String.valueOf(e.getMessage()));
    }
  }

  /// @return SHA-256 of what has passed
  private static String pass(InputStream in, OutputStream out, Progress progress)
      throws IOException {
    MessageDigest content = PlainFiles.digest();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      content.update(chunk, 0, n);
      out.write(chunk, 0, n);
      progress.passed(n);
    }
    return HexFormat.of().formatHex(content.digest());
  }

  private static InputStream read(Path file) throws IOException {
    return Channels.newInputStream(FileChannel.open(file, StandardOpenOption.READ));
  }

  private static OutputStream packing(Path packed, OutputStream stored) throws IOException {
    try {
      return new ZstdOutputStream(stored, LEVEL).setChecksum(true);
    } catch (LinkageError notForThisSystem) {
      throw new FileFailed(packed, "pack", "Zstandard does not run on this system");
    }
  }

  private static InputStream unpacking(Path packed) throws IOException {
    InputStream stored = read(packed);
    try {
      return new ZstdInputStream(stored);
    } catch (LinkageError notForThisSystem) {
      stored.close();
      throw new FileFailed(packed, "unpack", "Zstandard does not run on this system");
    }
  }

  /// Stays open when the packing ends, to be flushed to the disk.
  private static final class Undisturbed extends FilterOutputStream {
    Undisturbed(OutputStream stored) {
      super(stored);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void close() {
      // Its owner closes it.
    }
  }

  private static final class Progress {
    private final Step step;
    private final String operation;
    private final long total;
    private final Work work;
    private long done;

    Progress(Step step, String operation, long total, Work work) {
      this.step = step;
      this.operation = operation;
      this.total = total;
      this.work = work;
    }

    void passed(long bytes) {
      work.cancellation().throwIfRequested(operation);
      done = Math.min(total, done + bytes);
      work.tell(new WorkEvent.Progressed(step, done, total, WorkEvent.Unit.BYTES));
    }
  }
}
