package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.Administration;
import dev.switchback.backup.RetentionPolicy;
import dev.switchback.fault.ActingProgram.Act;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Target;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Folders with a shop in which an operation can be carried out, and cut off.
final class CrashShop {
  private CrashShop() {}

  /// Carries the operation out in this process, to its end; gives the time it needs and the state.
  static FileState carriedOut(Path folder, String operation) {
    try (Administration administration = Shop.administration(folder)) {
      Act.of(administration, administration.database("shop"), operation).carryOut(Work.quiet());
    }
    return FileState.of(folder.resolve("data/shop.db"));
  }

  /// A folder with a shop in which `operation` can be carried out.
  static Path prepared(Path folder, String operation, String mode, int rows) throws IOException {
    Files.createDirectories(folder);
    try (Shop shop = Shop.in(folder)) {
      Sql.run(shop.file(), "PRAGMA journal_mode=" + mode);
      shop.migration(
              "001_customers",
              "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
                  + "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                  + rows
                  + ")\nINSERT INTO customers SELECT i, printf('%0900d', i) FROM n;",
              "DROP TABLE customers;")
          .migration(
              "002_orders",
              "CREATE TABLE orders (id INTEGER PRIMARY KEY,\n"
                  + "  customer_id INTEGER NOT NULL REFERENCES customers (id));\n"
                  + "INSERT INTO orders SELECT id, id FROM customers;\n"
                  + "CREATE INDEX orders_customer ON orders (customer_id);",
              "DROP TABLE orders;")
          .migration(
              "003_rewrite",
              "UPDATE customers SET name = upper(substr(name, 2)) || 'x';",
              "UPDATE customers SET name = '0' || substr(name, 1, 899);");
      shop.carryOut(shop.plan(new Target.RunNext(1)));
      leadUpTo(shop, operation);
    }
    return folder;
  }

  private static void leadUpTo(Shop shop, String operation) {
    switch (operation) {
      case "roll-back", "undo" -> shop.runAll();
      case "redo" -> {
        shop.runAll();
        undo(shop);
      }
      case "restore", "restore-beside", "restore-tables" -> changedSinceBackup(shop);
      case "undo-tables" -> {
        changedSinceBackup(shop);
        Act.of(shop.administration(), shop.database(), "restore-tables").carryOut(Work.quiet());
      }
      case "restore-point" -> {
        backUp(shop);
        shop.runAll(Allowance.WITHOUT_SAFETY_COPY);
        Sql.run(shop.file(), "UPDATE customers SET name = 'changed since' || name");
      }
      case "clean-up" -> {
        backUp(shop);
        backUp(shop);
        backUp(shop);
        keepOne(shop);
      }
      case "empty-trash" -> {
        backUp(shop);
        backUp(shop);
        backUp(shop);
        keepOne(shop);
        shop.administration().cleanUp(shop.administration().database("shop"));
      }
      case "run", "run-each", "stamp", "back-up", "try", "reset" -> {}
      default -> throw new IllegalArgumentException(operation);
    }
  }

  private static void changedSinceBackup(Shop shop) {
    backUp(shop);
    shop.runAll();
    // The same number of rows, so that only their content tells the two states apart.
    shop.carryOut(shop.plan(new Target.RollBackLast(2)));
    Sql.run(shop.file(), "UPDATE customers SET name = 'changed since the backup' || name");
  }

  private static void backUp(Shop shop) {
    shop.administration().backUp(shop.database(), Work.quiet());
  }

  private static void undo(Shop shop) {
    shop.administration()
        .undo(
            shop.database(),
            shop.administration().planUndo(shop.database()).orElseThrow(),
            Work.quiet());
  }

  private static void keepOne(Shop shop) {
    Database database = shop.database();
    RetentionPolicy policy =
        RetentionPolicy.parse(
            "last=1,hourly=0,daily=0,weekly=0,monthly=0,yearly=0", RetentionPolicy.STANDARD);
    BackupSettings rules = BackupSettings.of(database.settings()).withKeep(Optional.of(policy));
    shop.administration().update(database.withSettings(rules.in(database.settings())));
  }

  static void copy(Path from, Path to) throws IOException {
    try {
      int code =
          new ProcessBuilder("cp", "-a", from.toString(), to.toString())
              .inheritIO()
              .start()
              .waitFor();
      assertThat(code).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
