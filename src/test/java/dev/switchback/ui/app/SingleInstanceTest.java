package dev.switchback.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
  @TempDir Path home;

  @Test
  void aSecondStartHandsItsFilesToTheFirst() throws InterruptedException {
    BlockingQueue<List<Path>> received = new LinkedBlockingQueue<>();
    Thread listener;
    try (SingleInstance first = SingleInstance.claim(home, List.of()).orElseThrow()) {
      listener = Thread.ofPlatform().daemon().start(() -> first.listen(received::add));

      Optional<SingleInstance> second =
          SingleInstance.claim(home, List.of(Path.of("a b/shop.db"), Path.of("/srv/\u00e4.db")));

      assertThat(second).isEmpty();
      assertThat(received.poll(10, TimeUnit.SECONDS))
          .containsExactly(Path.of("a b/shop.db").toAbsolutePath(), Path.of("/srv/\u00e4.db"));
    }
    listener.join(10_000);
    assertThat(listener.isAlive()).isFalse();
  }

  @Test
  void aSocketLeftBehindByAKilledProgramIsTakenOver() throws IOException {
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(home.resolve("window.sock")));
    }
    assertThat(home.resolve("window.sock")).exists();

    Optional<SingleInstance> claimed = SingleInstance.claim(home, List.of());

    assertThat(claimed).isPresent();
    claimed.get().close();
    assertThat(home.resolve("window.sock")).doesNotExist();
  }
}
