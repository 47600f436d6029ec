package dev.switchback.source;

import dev.switchback.migration.Checksum;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/// The bytes of a class that is loaded already, as [CodeJar#checksumOf] reads them from a jar.
final class ClassBytes {
  private ClassBytes() {}

  /// Of the class and those nested in it. A class without bytes, as a proxy, is known by its name.
  static Checksum checksum(Class<?> type) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    append(all, type);
    if (all.size() == 0) {
      return Checksum.sha256(type.getName().getBytes(StandardCharsets.UTF_8));
    }
    Arrays.stream(type.getNestMembers())
        .filter(nested -> nested.getName().startsWith(type.getName() + "$"))
        .sorted(Comparator.comparing(Class::getName))
        .forEach(nested -> append(all, nested));
    return Checksum.sha256(all.toByteArray());
  }

  private static void append(ByteArrayOutputStream all, Class<?> type) {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream bytes = type.getResourceAsStream(file)) {
      if (bytes != null) {
        bytes.transferTo(all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
