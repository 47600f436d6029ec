package dev.switchback.testing;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Version;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.NewDatabase;
import dev.switchback.run.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A real database and a real folder of migrations as another tool leaves them.
public final class ToolShop implements AutoCloseable {
  private final Shop shop;

  private ToolShop(Shop shop) {
    this.shop = shop;
  }

  public static ToolShop in(Path folder) {
    return new ToolShop(Shop.in(folder));
  }

  /// Writes a file below the folder of migrations.
  public ToolShop file(String path, String text) {
    try {
      Path file = shop.migrations().resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ToolShop without(String path) {
    try {
      Files.delete(shop.migrations().resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs statements as the tool would have.
  public ToolShop sql(String... statements) {
    Sql.run(shop.file(), statements);
    return this;
  }

  /// What adding `file` would register.
  public List<NewDatabase> proposals(Path file) {
    return shop.administration().propose(file);
  }

  public Path migrations() {
    return shop.migrations();
  }

  public DatabaseStatus status() {
    return shop.administration().status(shop.database());
  }

  public Timeline timeline() {
    return status().timeline();
  }

  /// Each migration by how the tool names it, with its state.
  public Map<String, MigrationState> states() {
    Map<String, MigrationState> states = new TreeMap<>();
    timeline().rows().forEach(row -> states.put(nameOf(row), row.state()));
    return states;
  }

  private static String nameOf(TimelineRow row) {
    return row.migration()
        .map(m -> m.origin().key())
        .filter(key -> !key.isEmpty())
        .orElseGet(() -> row.version().text());
  }

  public TimelineRow row(String name) {
    return timeline().meant(Version.named(name)).orElseThrow();
  }

  public Planning planning(Target target, Allowance... allowed) {
    return shop.planning(target, Atomicity.AS_THE_TOOL, allowed);
  }

  /// Runs everything that is pending.
  public RunReport run(Atomicity atomicity) {
    return carryOut(new Target.RunAll(), atomicity);
  }

  public RunReport carryOut(Target target, Atomicity atomicity, Allowance... allowed) {
    return switch (shop.planning(target, atomicity, allowed)) {
      case Plan plan -> shop.carryOut(plan);
      case Refusal refusal -> throw new AssertionError("Refused: " + refusal);
    };
  }

  public RunReport carryOut(Plan plan) {
    return shop.carryOut(plan);
  }

  /// Values as SQL writes them, so that their types show.
  public List<String> values(String table, String... columns) {
    String all =
        List.of(columns).stream()
            .map(column -> "quote(" + column + ")")
            .reduce((one, other) -> one + " || '|' || " + other)
            .orElseThrow();
    return Sql.column(shop.file(), "SELECT " + all + " FROM \"" + table + "\" ORDER BY rowid");
  }

  public List<String> tables() {
    return Sql.column(
        shop.file(), "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  }

  @Override
  public void close() {
    shop.close();
  }
}
