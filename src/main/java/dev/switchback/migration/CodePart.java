package dev.switchback.migration;

import dev.switchback.code.CodeMigration;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// The program of a migration written in Java. A value: nothing of it is loaded before
/// [Loading#load] is called.
///
/// @param className as Java names it: `com.example.AddTotals`
/// @param jar the jar that the class stands in; empty where the library was given an object
/// @param checksum of the class, see [dev.switchback.source.CodeJar]
/// @param hasCheck whether it says itself where it applies
/// @param loading how to get at the program
public record CodePart(
    String className, Optional<Path> jar, Checksum checksum, boolean hasCheck, Loading loading) {

  /// Gets a migration's program ready.
  @FunctionalInterface
  public interface Loading {
    /// Runs code of the migration's owner: its constructor.
    ///
    /// @throws LinkageError when the class isn't one that can be used
    /// @throws ReflectiveOperationException when it can't be made
    Loaded load() throws ReflectiveOperationException;
  }

  /// A program that is ready, until it is closed.
  public interface Loaded extends AutoCloseable {
    CodeMigration migration();

    @Override
    void close();
  }

  /// What a history keeps as its text: the name of the class, as a directive.
  public String recorded() {
    return "-- switchback: " + Directive.JAVA + " " + className;
  }

  /// The name of the class that a recorded text stands for; empty when it is SQL.
  public static Optional<String> classIn(String recorded) {
    return Directive.leading(recorded).stream()
        .filter(directive -> directive.name().equals(Directive.JAVA))
        .map(Directive::argument)
        .findFirst();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodePart part
        && part.className.equals(className)
        && part.jar.equals(jar)
        && part.checksum.equals(checksum);
  }

  @Override
  public int hashCode() {
    return Objects.hash(className, jar, checksum);
  }
}
