package dev.switchback.source;

import dev.switchback.code.CodeMigration;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.CodePart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A jar beside migration files that says it has migrations in Java. A value: it is read, and
/// nothing in it is loaded before somebody asks for it.
public final class CodeJar {
  private static final String SERVICES = "META-INF/services/" + CodeMigration.class.getName();
  private static final long MOST_BYTES = 64L << 20;

  private final Path file;
  private final Checksum checksum;
  private final long sizeBytes;
  private final List<String> classes;
  private final Map<String, byte[]> entries;

  private CodeJar(
      Path file,
      Checksum checksum,
      long sizeBytes,
      List<String> classes,
      Map<String, byte[]> entries) {
    this.file = file;
    this.checksum = checksum;
    this.sizeBytes = sizeBytes;
    this.classes = List.copyOf(classes);
    this.entries = entries;
  }

  /// The jar at `file`; empty when it is no jar, names no migrations, is larger than 64 MB packed
  /// or unpacked, or can't be read.
  static Optional<CodeJar> read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      Map<String, byte[]> entries = unpack(bytes);
      byte[] services = entries.get(SERVICES);
      return services == null
          ? Optional.empty()
          : Optional.of(
              new CodeJar(file, Checksum.sha256(bytes), bytes.length, named(services), entries));
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static Map<String, byte[]> unpack(byte[] bytes) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    long left = MOST_BYTES;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          byte[] content = unpack(zip, left);
          left -= content.length;
          entries.putIfAbsent(entry.getName(), content);
        }
      }
    }
    return entries;
  }

  private static byte[] unpack(ZipInputStream zip, long most) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] piece = new byte[8192];
    for (int read = zip.read(piece); read >= 0; read = zip.read(piece)) {
      content.write(piece, 0, read);
      if (content.size() > most) {
        throw new IOException("larger than " + MOST_BYTES + " bytes unpacked");
      }
    }
    return content.toByteArray();
  }

  /// The classes that it names as migrations, in its own order.
  private static List<String> named(byte[] services) {
    return new String(services, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }

  public Path file() {
    return file;
  }

  /// SHA-256 of the whole jar: what is allowed is this content and no other.
  public Checksum checksum() {
    return checksum;
  }

  public long sizeBytes() {
    return sizeBytes;
  }

  public List<String> classes() {
    return classes;
  }

  /// A second SQLite in one process would drop the locks of the first on the same file
  /// (sqlite.org/howtocorrupt.html, section 2.2.1).
  boolean bringsSqlite() {
    return entries.keySet().stream().anyMatch(name -> name.startsWith("org/sqlite/"));
  }

  /// SHA-256 over the bytes of the class and, by name, of the classes nested in it; empty when it
  /// isn't in the jar.
  Optional<Checksum> checksumOf(String className) {
    String own = entryOf(className);
    if (!entries.containsKey(own)) {
      return Optional.empty();
    }
    String nested = own.replaceFirst("\\.class$", "\\$");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    entries.forEach(
        (name, bytes) -> {
          if (name.equals(own)) {
            all.writeBytes(bytes);
          }
        });
    entries.forEach(
        (name, bytes) -> {
          if (name.startsWith(nested) && name.endsWith(".class")) {
            all.writeBytes(bytes);
          }
        });
    return Optional.of(Checksum.sha256(all.toByteArray()));
  }

  /// Runs nothing; what it gives back does once it is asked.
  CodePart.Loading loading(String className) {
    return () -> {
      CodeLoader loader = new CodeLoader(entries);
      try {
        return loader.make(className);
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        loader.close();
        throw e;
      }
    };
  }

  static String entryOf(String className) {
    return className.replace('.', '/') + ".class";
  }
}
