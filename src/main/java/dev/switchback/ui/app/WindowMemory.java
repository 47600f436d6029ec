package dev.switchback.ui.app;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;

/// What the window remembers from one start to the next: bounds, dividers, choices.
///
/// Kept in a file in the home folder that is replaced in one go. A file that can't be read counts
/// as none, because nothing in it is worth a start that fails.
public final class WindowMemory {
  private final Path file;
  private final Properties values;

  private WindowMemory(Path file, Properties values) {
    this.file = file;
    this.values = values;
  }

  /// Blocks: reads the file.
  public static WindowMemory read(Path home) {
    Path file = home.resolve("window.properties");
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      values.load(reader);
    } catch (NoSuchFileException first) {
      return new WindowMemory(file, new Properties());
    } catch (IOException | IllegalArgumentException unreadable) {
      return new WindowMemory(file, new Properties());
    }
    return new WindowMemory(file, values);
  }

  public Optional<String> text(String key) {
    return Optional.ofNullable(values.getProperty(key)).filter(value -> !value.isBlank());
  }

  public OptionalDouble number(String key) {
    try {
      return text(key).stream().mapToDouble(Double::parseDouble).filter(Double::isFinite).findAny();
    } catch (NumberFormatException edited) {
      return OptionalDouble.empty();
    }
  }

  /// The constant that was remembered, or `otherwise`.
  public <E extends Enum<E>> E choice(String key, E otherwise) {
    for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
      if (text(key).equals(Optional.of(constant.name()))) {
        return constant;
      }
    }
    return otherwise;
  }

  public void put(String key, Object value) {
    values.setProperty(key, value.toString());
  }

  public void remove(String key) {
    values.remove(key);
  }

  /// Blocks: replaces the file with what is remembered now.
  public void write() throws IOException {
    Files.createDirectories(file.getParent());
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (Writer writer = Files.newBufferedWriter(beside)) {
      values.store(writer, null);
    }
    try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
