package dev.switchback.testing;

import dev.switchback.Administration;
import dev.switchback.history.HistoryChoice;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Settings;
import dev.switchback.run.RunReport;
import dev.switchback.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A real database whose migrations belong to another tool.
public final class ToolDatabase implements AutoCloseable {
  private final Shop shop;
  private final Database database;

  private ToolDatabase(Shop shop, Database database) {
    this.shop = shop;
    this.database = database;
  }

  /// An empty file, of which somebody said whose history it is to keep.
  public static ToolDatabase chosen(Path folder, Tool tool) {
    Shop shop = Shop.in(folder);
    Settings settings = Settings.NONE.withHistory(HistoryChoice.of(tool));
    return new ToolDatabase(
        shop, shop.administration().update(shop.database().withSettings(settings)));
  }

  /// A file in which the tool has run `statements`; nobody said which tool it was.
  public static ToolDatabase found(Path folder, String... statements) {
    Shop shop = Shop.in(folder);
    Sql.run(shop.file(), statements);
    return new ToolDatabase(shop, shop.database());
  }

  /// Writes a file into the folder of migrations.
  public ToolDatabase file(String name, String text) {
    try {
      Path file = shop.migrations().resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void delete(String name) {
    try {
      Files.delete(shop.migrations().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes the files of a new migration.
  public List<Path> newMigration(String description) {
    return shop.administration().newMigration(shop.migrations(), description);
  }

  public Administration administration() {
    return shop.administration();
  }

  public Database database() {
    return database;
  }

  public Path databaseFile() {
    return database.file();
  }

  public DatabaseStatus status() {
    return shop.administration().status(database);
  }

  /// Each row of the timeline: version, state and, where there is one, the tool's verdict.
  public List<String> timeline() {
    return status().timeline().rows().stream()
        .map(
            row ->
                row.version()
                    + " "
                    + row.state()
                    + row.verdict().map(verdict -> " " + verdict).orElse(""))
        .toList();
  }

  /// Each problem of the files: name, line, kind and detail.
  public List<String> problems() {
    return status().timeline().problems().stream()
        .map(p -> p.file().getFileName() + ":" + p.line() + " " + p.kind() + " " + p.detail())
        .map(String::strip)
        .toList();
  }

  public RunReport run(Target target, Atomicity atomicity, Allowance... allowed) {
    return run(Work.quiet(), target, atomicity, allowed);
  }

  /// @param work told of what goes on, and asked whether to stop
  public RunReport run(Work work, Target target, Atomicity atomicity, Allowance... allowed) {
    return switch (planning(target, atomicity, allowed)) {
      case Plan plan -> shop.administration().carryOut(database, plan, Duration.ofSeconds(5), work);
      case Refusal refusal -> throw new AssertionError("Refused: " + refusal);
    };
  }

  public RunReport runAll(Atomicity atomicity) {
    return run(new Target.RunAll(), atomicity);
  }

  public RunReport stamp(String version) {
    return run(new Target.Stamp(Version.named(version)), Atomicity.AS_THE_TOOL);
  }

  public Refusal refusal(Target target) {
    return switch (planning(target, Atomicity.AS_THE_TOOL)) {
      case Plan plan -> throw new AssertionError("Not refused: " + plan);
      case Refusal refusal -> refusal;
    };
  }

  private Planning planning(Target target, Atomicity atomicity, Allowance... allowed) {
    Set<Allowance> set = EnumSet.noneOf(Allowance.class);
    set.addAll(List.of(allowed));
    return shop.administration().plan(database, target, atomicity, set);
  }

  public List<String> column(String sql) {
    return Sql.column(database.file(), sql);
  }

  /// The names of the tables that are neither SQLite's nor `except`.
  public List<String> tablesExcept(String except) {
    return column(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            + " AND name <> '"
            + except
            + "' ORDER BY name");
  }

  @Override
  public void close() {
    shop.close();
  }
}
