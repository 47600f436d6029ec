package dev.switchback.testing;

import dev.switchback.Administration;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.run.RunReport;
import dev.switchback.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A project of another tool: files below a folder, and a database that the tool has worked on.
public final class Project implements AutoCloseable {
  private final Path folder;
  private final Path file;
  private final Administration administration;

  private Project(Path folder) {
    this.folder = folder.resolve("project");
    this.file = folder.resolve("data/app.db");
    this.administration = Shop.administration(folder);
  }

  /// An empty project folder, and an empty database outside of it.
  public static Project in(Path folder) {
    Project project = new Project(folder);
    try {
      Files.createDirectories(project.folder);
      Files.createDirectories(folder.resolve("data"));
      Files.createFile(project.file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return project;
  }

  public Project write(String path, String text) {
    try {
      Path target = folder.resolve(path);
      Files.createDirectories(target.getParent());
      Files.writeString(target, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public Project delete(String path) {
    try {
      Files.delete(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public Project sql(String... statements) {
    Sql.run(file, statements);
    return this;
  }

  public Path folder() {
    return folder;
  }

  public Path file() {
    return file;
  }

  /// The database, with its migrations in `source` below the project's folder.
  public Database database(String source) {
    return administration.databases().stream()
        .findFirst()
        .orElseGet(
            () ->
                administration.add(
                    "app",
                    file,
                    Optional.of(folder.resolve(source).normalize()),
                    Environment.DEVELOPMENT,
                    Protection.NONE));
  }

  public Database database() {
    return database("");
  }

  public DatabaseStatus status() {
    return administration.status(database());
  }

  public Timeline timeline() {
    return status().timeline();
  }

  /// Each row of the timeline as `version description STATE`.
  public List<String> rows() {
    return timeline().rows().stream()
        .map(row -> row.version() + " " + row.description() + " " + row.state())
        .toList();
  }

  public Planning planning(Target target) {
    return administration.plan(database(), target, Atomicity.AS_THE_TOOL, Set.of());
  }

  public RunReport stamp(String version) {
    return carryOut(new Target.Stamp(Version.named(version)), Atomicity.AS_THE_TOOL);
  }

  public RunReport unstamp(String version) {
    return carryOut(new Target.Unstamp(Version.named(version)), Atomicity.AS_THE_TOOL);
  }

  public RunReport carryOut(Target target, Atomicity atomicity) {
    return switch (administration.plan(database(), target, atomicity, Set.of())) {
      case Plan plan ->
          administration.carryOut(database(), plan, Duration.ofSeconds(5), Work.quiet());
      case Refusal refusal -> throw new AssertionError("Refused: " + refusal);
    };
  }

  /// Each row of a query, its cells parted by `|`, as SQLite's own shell shows them.
  public List<String> query(String sql) {
    return Sql.rows(file, sql);
  }

  @Override
  public void close() {
    administration.close();
  }
}
