package dev.switchback.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// One stream of a program's output, on its way through a file: the program appends to it, and we
/// read what is new.
///
/// A pipe would have to be read by a thread of its own, and is only at its end when every program
/// that inherited it is: a server that a command leaves running would keep us waiting for ever.
final class Spool implements AutoCloseable {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int LONGEST_LINE_BYTES = 4096;

  /// So much is read at once before somebody looks whether to stop.
  private static final int CHUNKS_AT_ONCE = 64;

  /// When so much has been read, the file begins again: a program may print for ever.
  private static final long LARGEST_BYTES = 16 << 20;

  private static final Pattern CONTROLS =
      Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]|\u001B[@-Z\\\\-_]|[\\p{Cntrl}&&[^\t]]");

  private final OutputLine.Stream stream;
  private final FileChannel file;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean isCut;
  private long position;
  private long bytes;

  /// @param path a new file, to which the program will append
  Spool(Path path, OutputLine.Stream stream) throws IOException {
    this.stream = stream;
    this.file =
        FileChannel.open(
            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /// Hands over the whole lines that are new, though not all of very many.
  ///
  /// @return whether there was anything new
  boolean read(Consumer<OutputLine> listener) throws IOException {
    boolean isAnything = false;
    for (int i = 0; i < CHUNKS_AT_ONCE && readChunk(listener); i++) {
      isAnything = true;
    }
    if (position > LARGEST_BYTES && position == file.size()) {
      file.truncate(0);
      position = 0;
    }
    return isAnything;
  }

  private boolean readChunk(Consumer<OutputLine> listener) throws IOException {
    chunk.clear();
    int read = file.read(chunk, position);
    if (read <= 0) {
      return false;
    }
    position += read;
    bytes += read;
    for (int i = 0; i < read; i++) {
      byte b = chunk.get(i);
      if (b == '\n') {
        end(listener);
      } else if (line.size() < LONGEST_LINE_BYTES) {
        line.write(b);
      } else {
        isCut = true;
      }
    }
    return true;
  }

  /// Hands over all that has been printed until now, the last line too when it has no end.
  void finish(Consumer<OutputLine> listener) throws IOException {
    long until = file.size();
    while (position < until && readChunk(listener)) {
      // What a program that was left running prints meanwhile isn't waited for.
    }
    if (line.size() > 0) {
      end(listener);
    }
  }

  private void end(Consumer<OutputLine> listener) {
    String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
    // A line that is overwritten on a terminal shows what it was at last.
    String shown = text.substring(text.lastIndexOf('\r') + 1);
    String clean = CONTROLS.matcher(shown).replaceAll("");
    listener.accept(new OutputLine(stream, isCut ? clean + " …" : clean));
    line.reset();
    isCut = false;
  }

  /// All that was printed until now.
  long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
