package dev.switchback.ui.main;

import dev.switchback.Administration;
import dev.switchback.health.CheckKind;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// A handful of real databases in different states, as somebody would have them.
final class SampleFiles {
  private final Path folder;
  private final Administration administration;

  SampleFiles(Path folder, Administration administration) {
    this.folder = folder;
    this.administration = administration;
  }

  /// A shop with history, a failure, a rollback, backups, a check, and two pending migrations.
  Database shop() {
    Path migrations = folder.resolve("srv/shop/migrations");
    Path file = folder.resolve("srv/shop/shop.db");
    migration(
        migrations,
        "0001_create_users",
        "CREATE TABLE users (\n  id INTEGER PRIMARY KEY,\n  name TEXT NOT NULL\n);",
        "DROP TABLE users;");
    migration(
        migrations,
        "0002_create_orders",
        "CREATE TABLE orders (\n"
            + "  id INTEGER PRIMARY KEY,\n"
            + "  user_id INTEGER NOT NULL REFERENCES users (id),\n"
            + "  placed_at TEXT NOT NULL\n"
            + ");",
        "DROP TABLE orders;");
    migration(
        migrations,
        "0003_create_products",
        "CREATE TABLE products (id INTEGER PRIMARY KEY, title TEXT NOT NULL, price_cents INTEGER"
            + " NOT NULL);",
        "DROP TABLE products;");
    migration(
        migrations,
        "0004_legacy_orders",
        "CREATE TABLE legacy_orders (id INTEGER PRIMARY KEY, note TEXT);",
        "DROP TABLE legacy_orders;");
    migration(
        migrations,
        "0005_create_invoices",
        "CREATE TABLE invoices (id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES orders (id));",
        "DROP TABLE invoices;");
    migration(
        migrations,
        "0006_split_address",
        "ALTER TABLE users ADD COLUMN street TEXT;\nALTER TABLE users ADD COLUMN city TEXT;",
        "ALTER TABLE users DROP COLUMN city;\nALTER TABLE users DROP COLUMN street;");
    Database shop = register("shop", file, Optional.of(migrations), Environment.PRODUCTION);
    run(shop, new Target.RunUpTo(Version.of("0005")));
    Sql.run(
        file,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1022) INSERT INTO"
            + " users (name) SELECT 'user ' || i FROM n",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 48210) INSERT"
            + " INTO orders (user_id, placed_at) SELECT i % 1000 + 1, '2026-11-' || (i % 20 + 1)"
            + " FROM n",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1204) INSERT INTO"
            + " legacy_orders (note) SELECT 'note ' || i FROM n");
    run(shop, new Target.RunAll());
    run(shop, new Target.RollBackLast(1));
    run(shop, new Target.RunAll());
    migration(
        migrations,
        "0007_add_users_email",
        "ALTER TABLE users ADD COLUMN email TEXT;\n"
            + "CREATE UNIQUE INDEX ix_users_email ON user (email);",
        "DROP INDEX ix_users_email;\nALTER TABLE users DROP COLUMN email;");
    run(shop, new Target.RunAll());
    migration(
        migrations,
        "0007_add_users_email",
        "ALTER TABLE users ADD COLUMN email TEXT;\n"
            + "CREATE UNIQUE INDEX ix_users_email ON users (email);",
        "DROP INDEX ix_users_email;\nALTER TABLE users DROP COLUMN email;");
    run(shop, new Target.RunAll());
    migration(
        migrations,
        "0008_add_orders_status",
        "-- Every order gets a status.\n"
            + "ALTER TABLE orders\n"
            + "  ADD COLUMN status TEXT NOT NULL DEFAULT 'new';\n\n"
            + "CREATE INDEX ix_orders_status\n"
            + "  ON orders (status)\n"
            + "  WHERE status <> 'done'; -- partial, keeps it small",
        "DROP INDEX ix_orders_status;\nALTER TABLE orders DROP COLUMN status;");
    write(
        migrations.resolve("0009_drop_legacy_orders.up.sql"),
        "-- Moved to the archive in October.\nDROP TABLE legacy_orders;\n");
    administration.check(shop, CheckKind.QUICK, Work.quiet());
    administration.backUp(shop, Work.quiet());
    return shop;
  }

  Database blog() {
    Path file = folder.resolve("srv/blog/blog.db");
    Path migrations = folder.resolve("srv/blog/migrations");
    migration(
        migrations,
        "001_posts",
        "CREATE TABLE posts (id INTEGER PRIMARY KEY, title TEXT);",
        "DROP TABLE posts;");
    Database blog = register("blog", file, Optional.of(migrations), Environment.DEVELOPMENT);
    run(blog, new Target.RunAll());
    return blog;
  }

  /// Edited after it was run, and a broken file beside it.
  Database crm() {
    Path file = folder.resolve("mnt/nas/crm.db");
    Path migrations = folder.resolve("mnt/nas/migrations");
    migration(
        migrations,
        "001_contacts",
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY, mail TEXT);",
        "DROP TABLE contacts;");
    migration(
        migrations,
        "002_calls",
        "CREATE TABLE calls (id INTEGER PRIMARY KEY);",
        "DROP TABLE calls;");
    Database crm = register("crm", file, Optional.of(migrations), Environment.STAGING);
    run(crm, new Target.RunAll());
    write(
        migrations.resolve("002_calls.up.sql"),
        "CREATE TABLE calls (id INTEGER PRIMARY KEY, at TEXT);\n");
    write(migrations.resolve("003_empty.up.sql"), "");
    return crm;
  }

  Database music() {
    Path file = folder.resolve("music/library.sqlite");
    create(file);
    Sql.run(file, "CREATE TABLE tracks (id INTEGER PRIMARY KEY, title TEXT)");
    return register("library", file, Optional.empty(), Environment.DEVELOPMENT);
  }

  Database gone() {
    Path file = folder.resolve("old/old.db");
    create(file);
    Database gone = register("old", file, Optional.empty(), Environment.DEVELOPMENT);
    delete(file);
    return gone;
  }

  Database noDatabase() {
    Path file = folder.resolve("notes/notes.db");
    write(file, "These are notes and not a database, whatever the name says.\n".repeat(20));
    return register("notes", file, Optional.empty(), Environment.DEVELOPMENT);
  }

  private Database register(
      String name, Path file, Optional<Path> source, Environment environment) {
    if (!Files.exists(file)) {
      create(file);
    }
    return administration.add(name, file, source, environment, Protection.NONE);
  }

  private void run(Database database, Target target) {
    var planning = administration.plan(database, target, Atomicity.ALL_OR_NOTHING, Set.of());
    if (!(planning instanceof Plan plan)) {
      throw new AssertionError("Refused: " + planning);
    }
    administration.carryOut(database, plan, Duration.ofSeconds(5), Work.quiet());
  }

  private static void migration(Path folder, String name, String up, String down) {
    write(folder.resolve(name + ".up.sql"), up + "\n");
    write(folder.resolve(name + ".down.sql"), down + "\n");
  }

  private static void create(Path file) {
    write(file, "");
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
