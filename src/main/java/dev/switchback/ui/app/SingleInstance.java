package dev.switchback.ui.app;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One window per home folder: the first start listens on a socket there, and later ones hand it
/// their arguments and end.
public final class SingleInstance implements AutoCloseable {
  /// So many arguments at most are taken from another start.
  private static final int MOST_ARGUMENTS = 10_000;

  private static final byte TAKEN = 1;

  private final Path socket;
  private final ServerSocketChannel server;

  private SingleInstance(Path socket, ServerSocketChannel server) {
    this.socket = socket;
    this.server = server;
  }

  /// Becomes the one instance, or hands `files` to the one there is.
  ///
  /// A socket that a program left behind when it was killed is taken over.
  ///
  /// @return empty when another instance has taken the files
  public static Optional<SingleInstance> claim(Path home, List<Path> files) {
    Path socket = home.resolve("window.sock");
    try {
      Files.createDirectories(home);
      if (handOver(socket, files)) {
        return Optional.empty();
      }
      Files.deleteIfExists(socket);
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
      return Optional.of(new SingleInstance(socket, server));
    } catch (IOException e) {
      throw new UncheckedIOException("No window can be opened with the home folder " + home, e);
    }
  }

  private static boolean handOver(Path socket, List<Path> files) {
    if (!Files.exists(socket)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
      out.writeInt(files.size());
      for (Path file : files) {
        out.writeUTF(file.toAbsolutePath().normalize().toString());
      }
      out.flush();
      return new DataInputStream(Channels.newInputStream(channel)).readByte() == TAKEN;
    } catch (IOException nobodyListens) {
      // The socket is there and nobody answers: its owner was killed.
      return false;
    }
  }

  /// Tells `onFiles` what later starts hand over, until this is closed. Blocks.
  public void listen(Consumer<List<Path>> onFiles) {
    while (server.isOpen()) {
      try (SocketChannel channel = server.accept()) {
        onFiles.accept(receive(channel));
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException interrupted) {
        // A start that was killed while it spoke; the next one is heard again.
      }
    }
  }

  private static List<Path> receive(SocketChannel channel) throws IOException {
    DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
    int count = in.readInt();
    if (count < 0 || count > MOST_ARGUMENTS) {
      throw new IOException("Not a number of arguments: " + count);
    }
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(Path.of(in.readUTF()));
    }
    Channels.newOutputStream(channel).write(TAKEN);
    return files;
  }

  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
