package dev.switchback.source;

import dev.switchback.code.CodeMigration;
import dev.switchback.code.ReadConnection;
import dev.switchback.code.ReversibleCodeMigration;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.CodePart;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Makes migrations of Java classes: those in jars beside SQL files, and those that a program
/// gives. Thread-safe.
///
/// A jar that was allowed is asked once for the versions and descriptions of its migrations; that
/// runs code of its owner.
public final class CodeMigrations {
  private final Map<String, Made> known = new ConcurrentHashMap<>();

  /// Migrations, and why some aren't.
  public record Made(List<Migration> migrations, List<SourceProblem> problems) {
    public Made {
      migrations = List.copyOf(migrations);
      problems = List.copyOf(problems);
    }
  }

  /// The jars in `folder` that name migrations. Loads nothing; empty when it is no folder.
  public static List<CodeJar> jarsIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    return FolderReader.list(folder).stream()
        .filter(file -> file.getFileName().toString().endsWith(".jar"))
        .filter(Files::isRegularFile)
        .flatMap(file -> CodeJar.read(file).stream())
        .toList();
  }

  /// The migrations of a jar that somebody has allowed.
  public Made of(CodeJar jar) {
    if (jar.bringsSqlite()) {
      return new Made(List.of(), List.of(unusable(jar, "it brings its own SQLite driver")));
    }
    return known.computeIfAbsent(
        jar.file() + " " + jar.checksum().value(), sameContent -> make(jar));
  }

  private static Made make(CodeJar jar) {
    List<Migration> migrations = new ArrayList<>();
    List<SourceProblem> problems = new ArrayList<>();
    for (String className : jar.classes()) {
      Optional<Checksum> checksum = jar.checksumOf(className);
      if (checksum.isEmpty()) {
        problems.add(unusable(jar, className + " is named and not in it"));
        continue;
      }
      CodePart.Loading loading = jar.loading(className);
      try (CodePart.Loaded loaded = loading.load()) {
        migrations.add(
            migration(
                loaded.migration(), className, Optional.of(jar.file()), checksum.get(), loading));
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        problems.add(unusable(jar, className + ": " + e));
      }
    }
    return new Made(migrations, problems);
  }

  /// A migration that a program gives.
  ///
  /// @throws IllegalArgumentException when its version isn't a number
  public static Migration given(CodeMigration migration) {
    Class<?> type = migration.getClass();
    CodePart.Loaded loaded =
        new CodePart.Loaded() {
          @Override
          public CodeMigration migration() {
            return migration;
          }

          @Override
          public void close() {
            // The object belongs to the program that gave it.
          }
        };
    return migration(
        migration, type.getName(), Optional.empty(), ClassBytes.checksum(type), () -> loaded);
  }

  private static Migration migration(
      CodeMigration migration,
      String className,
      Optional<Path> jar,
      Checksum checksum,
      CodePart.Loading loading) {
    CodePart part = new CodePart(className, jar, checksum, hasCheck(migration), loading);
    Optional<MigrationText> down =
        migration instanceof ReversibleCodeMigration
            ? Optional.of(MigrationText.of(part))
            : Optional.empty();
    return new Migration(
        Version.of(migration.version()),
        migration.description(),
        MigrationText.of(part),
        down,
        Origin.of("", Origin.Kind.JAVA));
  }

  private static boolean hasCheck(CodeMigration migration) {
    try {
      return migration.getClass().getMethod("check", ReadConnection.class).getDeclaringClass()
          != CodeMigration.class;
    } catch (NoSuchMethodException e) {
      throw new AssertionError("The interface has it", e);
    }
  }

  /// What can be said of a jar that nobody has allowed: those of its classes that the history knows
  /// as applied aren't missing, and may be edited.
  public static Made notAllowed(CodeJar jar, List<HistoryEntry> entries) {
    Map<Version, Migration> placed = new ConcurrentHashMap<>();
    for (HistoryEntry entry : entries) {
      entry
          .upSql()
          .flatMap(CodePart::classIn)
          .filter(jar.classes()::contains)
          .flatMap(jar::checksumOf)
          .ifPresent(checksum -> placed.put(entry.version(), placeholder(entry, checksum)));
    }
    SourceProblem problem =
        new SourceProblem(
            jar.file(),
            0,
            SourceProblem.Kind.JAR_NOT_ALLOWED,
            Optional.empty(),
            String.join(", ", jar.classes()));
    return new Made(List.copyOf(placed.values()), List.of(problem));
  }

  private static Migration placeholder(HistoryEntry entry, Checksum checksum) {
    return new Migration(
        entry.version(),
        entry.description(),
        MigrationText.recorded(entry.upSqlOr("")),
        Optional.empty(),
        Origin.of("", Origin.Kind.JAVA).withChecksum(checksum, java.util.Set.of()));
  }

  private static SourceProblem unusable(CodeJar jar, String why) {
    return new SourceProblem(jar.file(), 0, SourceProblem.Kind.JAR_UNUSABLE, Optional.empty(), why);
  }
}
