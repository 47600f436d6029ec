package dev.switchback.sqlite;

import dev.switchback.failure.DiskFull;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A new file of our own that is written from its beginning to its end. Nobody but its owner may
/// read it. What can't be written is thrown as a [Failure] that names it.
final class NewFile extends OutputStream {
  private static final long LITTLE_ROOM_BYTES = 1 << 20;

  private final Path file;
  private final String operation;
  private final FileChannel channel;
  private final MessageDigest digest = PlainFiles.digest();

  /// @param operation named in failures
  NewFile(Path file, String operation) {
    this.file = file;
    this.operation = operation;
    try {
      create(file);
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static void create(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    digest.update(bytes, from, count);
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, from, count);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /// Flushes it to the disk.
  void force() {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /// SHA-256 of what was written so far; to be asked once.
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /// The message of the system depends on its language.
  private Failure failure(IOException e) {
    return PlainFiles.freeBytes(file) < LITTLE_ROOM_BYTES
        ? new DiskFull(file, operation)
        : new FileFailed(file, operation, String.valueOf(e.getMessage()));
  }
}
