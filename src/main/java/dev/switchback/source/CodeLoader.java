package dev.switchback.source;

import dev.switchback.code.CodeMigration;
import dev.switchback.migration.CodePart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Loads classes from the content of one jar, as it was when its checksum was made: the file isn't
/// opened again, so what runs is what was allowed.
///
/// Beside the jar a class sees the Java platform and [dev.switchback.code], and nothing else of
/// this program: neither its libraries nor its driver.
final class CodeLoader extends ClassLoader implements AutoCloseable {
  private static final String OURS = CodeMigration.class.getPackageName() + ".";

  private Map<String, byte[]> entries;

  CodeLoader(Map<String, byte[]> entries) {
    super("migrations", ClassLoader.getPlatformClassLoader());
    this.entries = entries;
  }

  /// A new object of a class of the jar. Runs its initialiser and its constructor.
  CodePart.Loaded make(String className) throws ReflectiveOperationException {
    Object made;
    try {
      made = loadClass(className).getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(String.valueOf(e.getCause()), e.getCause());
    }
    if (!(made instanceof CodeMigration migration)) {
      throw new ReflectiveOperationException(
          className + " doesn't implement " + CodeMigration.class.getName());
    }
    return new Loaded(migration, this);
  }

  private record Loaded(CodeMigration migration, CodeLoader loader) implements CodePart.Loaded {
    @Override
    public void close() {
      loader.close();
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return name.startsWith(OURS)
        ? Class.forName(name, false, CodeMigration.class.getClassLoader())
        : super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = entries.get(CodeJar.entryOf(name));
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] bytes = entries.get(name);
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }

  /// From here on nothing more can be loaded.
  @Override
  public void close() {
    entries = Map.of();
  }
}
