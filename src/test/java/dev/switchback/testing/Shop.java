package dev.switchback.testing;

import dev.switchback.Administration;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.run.RunReport;
import dev.switchback.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A real database with a real migrations folder, in a folder of a test.
public final class Shop implements AutoCloseable {
  private final Path folder;
  private final Administration administration;
  private final Database database;

  private Shop(Path folder, Administration administration, Database database) {
    this.folder = folder;
    this.administration = administration;
    this.database = database;
  }

  /// An empty database file, registered as `shop`, and an empty folder of migrations.
  public static Shop in(Path folder) {
    try {
      Path file = folder.resolve("data/shop.db");
      Files.createDirectories(file.getParent());
      Files.createFile(file);
      Path migrations = Files.createDirectories(folder.resolve("migrations"));
      Administration administration = administration(folder);
      Database database =
          administration.add(
              "shop", file, Optional.of(migrations), Environment.DEVELOPMENT, Protection.NONE);
      return new Shop(folder, administration, database);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Another program's view of the same home.
  public static Administration administration(Path folder) {
    return Administration.open(folder.resolve("home"), Clock.systemUTC(), Activity.Surface.LIBRARY);
  }

  /// The same with a setting; close either.
  public Shop with(DatabaseSetting setting, String value) {
    return new Shop(
        folder,
        administration,
        administration.update(
            database.withSettings(database.settings().with(setting.key(), value))));
  }

  public Administration administration() {
    return administration;
  }

  public Database database() {
    return database;
  }

  public Path file() {
    return database.file();
  }

  /// The folder that the file lies in.
  public Path dataFolder() {
    return folder.resolve("data");
  }

  public Path migrations() {
    return folder.resolve("migrations");
  }

  /// Writes `NAME.up.sql` and `NAME.down.sql`.
  public Shop migration(String name, String up, String down) {
    migration(name, up);
    write(name + ".down.sql", down);
    return this;
  }

  public Shop migration(String name, String up) {
    write(name + ".up.sql", up);
    return this;
  }

  public void write(String name, String text) {
    try {
      Files.writeString(migrations().resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Two migrations: customers, and orders that refer to them.
  public Shop withTwoMigrations() {
    return migration(
            "001_customers",
            "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
                + "INSERT INTO customers (name) VALUES ('Ada'), ('Grace');",
            "DROP TABLE customers;")
        .migration(
            "002_orders",
            "CREATE TABLE orders (id INTEGER PRIMARY KEY,\n"
                + "  customer_id INTEGER NOT NULL REFERENCES customers (id));\n"
                + "INSERT INTO orders (customer_id) VALUES (1), (2), (2);",
            "DROP TABLE orders;");
  }

  public Plan plan(Target target, Allowance... allowed) {
    Planning planning = planning(target, Atomicity.ALL_OR_NOTHING, allowed);
    return switch (planning) {
      case Plan plan -> plan;
      case Refusal refusal -> throw new AssertionError("Refused: " + refusal);
    };
  }

  public Planning planning(Target target, Atomicity atomicity, Allowance... allowed) {
    Set<Allowance> set = EnumSet.noneOf(Allowance.class);
    set.addAll(List.of(allowed));
    return administration.plan(database, target, atomicity, set);
  }

  public RunReport runAll(Allowance... allowed) {
    return carryOut(plan(new Target.RunAll(), allowed));
  }

  public RunReport carryOut(Plan plan) {
    return administration.carryOut(database, plan, Duration.ofSeconds(5), Work.quiet());
  }

  /// Plans and carries out; what came of it.
  public RunReport carryOut(Target target, Atomicity atomicity, Allowance... allowed) {
    return switch (planning(target, atomicity, allowed)) {
      case Plan plan -> carryOut(plan);
      case Refusal refusal -> throw new AssertionError("Refused: " + refusal);
    };
  }

  /// The same, and it has to be done.
  public RunReport run(Target target, Atomicity atomicity, Allowance... allowed) {
    RunReport report = carryOut(target, atomicity, allowed);
    if (report.failure().isPresent() || report.outcome() != RunReport.Outcome.DONE) {
      throw new AssertionError(report.outcome() + ": " + report.failure());
    }
    return report;
  }

  public Timeline timeline() {
    return administration.status(administration.database(database.name())).timeline();
  }

  /// Where the migration that somebody means by `name` stands.
  public MigrationState state(String name) {
    return timeline().meant(Version.named(name)).orElseThrow().state();
  }

  @Override
  public void close() {
    administration.close();
  }
}
