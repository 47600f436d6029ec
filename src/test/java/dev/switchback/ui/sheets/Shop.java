package dev.switchback.ui.sheets;

import dev.switchback.Administration;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.run.RunReport;
import dev.switchback.ui.app.SameThreadFxJobs;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A real shop database with a real migrations folder, looked after by a real [Administration].
///
/// Two tables with rows are applied; what else is pending is up to the test.
public final class Shop implements AutoCloseable {
  public final Path folder;
  public final Path file;
  public final Path migrations;
  public final Administration administration;
  public final Clock clock = Clock.systemUTC();
  public final Words words;
  public final Database database;

  public Shop(Path folder) {
    this(folder, Protection.NONE);
  }

  public Shop(Path folder, Protection protection) {
    this.folder = folder;
    file = folder.resolve("shop.db");
    migrations = folder.resolve("migrations");
    words = new Words(Locale.ENGLISH, clock, folder);
    administration = Administration.open(folder.resolve("home"), clock, Activity.Surface.DESKTOP);
    try {
      Files.createDirectories(migrations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    migration(
        "0001_create_users",
        "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n",
        "DROP TABLE users;\n");
    migration(
        "0002_create_orders",
        """
        CREATE TABLE orders (
          id INTEGER PRIMARY KEY,
          user_id INTEGER NOT NULL REFERENCES users (id),
          total INTEGER NOT NULL
        );
        CREATE TABLE legacy_orders (id INTEGER PRIMARY KEY, note TEXT);
        """,
        "DROP TABLE legacy_orders;\nDROP TABLE orders;\n");
    sql("VACUUM");
    database =
        administration.add(
            "shop", file, Optional.of(migrations), Environment.DEVELOPMENT, protection);
    run(new Target.RunAll());
    sql(
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1022)
        INSERT INTO users (id, name) SELECT i, 'user ' || i FROM n\
        """,
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4821)
        INSERT INTO orders (id, user_id, total) SELECT i, i % 1000 + 1, i FROM n\
        """,
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 204)
        INSERT INTO legacy_orders (id, note) SELECT i, 'note ' || i FROM n\
        """);
  }

  /// Adds two pending migrations, of which the second removes a table.
  public Shop withTwoPending() {
    migration(
        "0003_add_orders_status",
        """
        -- every order has a status
        ALTER TABLE orders
          ADD COLUMN status TEXT NOT NULL DEFAULT 'new';
        CREATE INDEX ix_orders_status ON orders (status);
        """,
        "DROP INDEX ix_orders_status;\nALTER TABLE orders DROP COLUMN status;\n");
    migration("0004_drop_legacy_orders", "DROP TABLE legacy_orders;\n", "");
    return this;
  }

  /// Adds a pending migration whose second statement fails.
  public Shop withFailing() {
    migration(
        "0005_unique_names",
        """
        -- two users can not share a name any more
        CREATE TABLE names (name TEXT);
        INSERT INTO orders (id, user_id, total)
        VALUES (1, 1, 100);
        """,
        "DROP TABLE names;\n");
    return this;
  }

  /// Writes a migration; an empty `down` means none.
  public void migration(String name, String up, String down) {
    try {
      Files.writeString(migrations.resolve(name + ".up.sql"), up);
      if (!down.isEmpty()) {
        Files.writeString(migrations.resolve(name + ".down.sql"), down);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RunReport run(Target target) {
    Plan plan =
        (Plan) administration.plan(database, target, Atomicity.ALL_OR_NOTHING, Set.<Allowance>of());
    return administration.carryOut(database, plan, Duration.ofSeconds(5), Work.quiet());
  }

  /// Runs statements as another program would.
  public void sql(String... statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// For view models: everything happens at once, on the calling thread.
  public SheetContext context() {
    return new SheetContext(administration, new SameThreadFxJobs(), words, clock);
  }

  @Override
  public void close() {
    administration.close();
  }
}
