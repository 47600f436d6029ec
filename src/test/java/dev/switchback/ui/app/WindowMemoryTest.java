package dev.switchback.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowMemoryTest {
  @TempDir Path home;

  @Test
  void whatWasPutIsThereAtTheNextStart() throws IOException {
    WindowMemory memory = WindowMemory.read(home);
    memory.put("width", 1234.5);
    memory.put("theme", Theme.Choice.DARK.name());
    memory.put("chosen", "/srv/sho\u00f6p/\u0434\u0430\u043d\u043d\u044b\u0435.db");
    memory.write();

    WindowMemory again = WindowMemory.read(home);
    assertThat(again.number("width")).isEqualTo(OptionalDouble.of(1234.5));
    assertThat(again.choice("theme", Theme.Choice.SYSTEM)).isEqualTo(Theme.Choice.DARK);
    assertThat(again.text("chosen"))
        .contains("/srv/sho\u00f6p/\u0434\u0430\u043d\u043d\u044b\u0435.db");
    assertThat(home.resolve("window.properties.new")).doesNotExist();
  }

  @Test
  void aSpoiledFileCountsAsNone() throws IOException {
    Files.write(home.resolve("window.properties"), new byte[] {'w', '=', (byte) 0xff, (byte) 0xfe});

    assertThat(WindowMemory.read(home).number("w")).isEmpty();
  }

  @Test
  void valuesThatMakeNoSenseAreLeftOut() throws IOException {
    Files.writeString(home.resolve("window.properties"), "width=wide\ntheme=PINK\n");
    WindowMemory memory = WindowMemory.read(home);

    assertThat(memory.number("width")).isEmpty();
    assertThat(memory.choice("theme", Theme.Choice.SYSTEM)).isEqualTo(Theme.Choice.SYSTEM);
  }
}
