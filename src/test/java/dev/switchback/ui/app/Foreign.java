package dev.switchback.ui.app;

import dev.switchback.history.FoundHistory;
import dev.switchback.migration.History;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.sqlite.FileFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A history of another tool, made by hand, for view models. Nothing of it exists on disk.
public final class Foreign {
  private final Tool tool;
  private final List<Migration> migrations = new ArrayList<>();
  private final List<HistoryEntry> entries = new ArrayList<>();

  public Foreign(Tool tool) {
    this.tool = tool;
  }

  public Foreign sql(String version) {
    return add(version, "CREATE TABLE t (id INTEGER);", Origin.of(version, Origin.Kind.SQL));
  }

  /// A program that stands on `parents`.
  public Foreign code(String version, String... parents) {
    return code(version, "", parents);
  }

  /// The same, of an application.
  public Foreign inGroup(String group, String version, String... parents) {
    return code(version, group, parents);
  }

  private Foreign code(String version, String group, String... parents) {
    Origin.Lineage lineage =
        new Origin.Lineage(List.of(parents), List.of(), List.of(), List.of(), group);
    return add(
        version,
        "def upgrade():\n    op.create_table('t')\n",
        Origin.of(version, Origin.Kind.CODE).withLineage(lineage));
  }

  private Foreign add(String version, String text, Origin origin) {
    migrations.add(
        new Migration(
            at(version, migrations.size()),
            "migration " + version,
            MigrationText.recorded(text),
            Optional.empty(),
            origin));
    return this;
  }

  /// Texts stand in the order in which they are added.
  private static Version at(String version, int place) {
    Version named = Version.named(version);
    return named.isNumber() ? named : Version.placed(place, version);
  }

  public static HistoryEntry entry(Event event, String version) {
    return HistoryEntry.bare(1, event, Version.named(version));
  }

  public Foreign recorded(Event event, String version) {
    return recorded(entry(event, version));
  }

  public Foreign recorded(HistoryEntry entry) {
    Version place =
        migrations.stream()
            .map(Migration::version)
            .filter(version -> version.text().equals(entry.version().text()))
            .findFirst()
            .orElse(entry.version());
    HistoryEntry bare = HistoryEntry.bare(entries.size() + 1L, entry.event(), place);
    entries.add(
        bare.withDescription("migration " + place.text())
            .withTimes(entry.at(), entry.took())
            .withBy(entry.by())
            .withRemarks(entry.remarks())
            .withCells(entry.cells()));
    return this;
  }

  public Look look() {
    History history = new History(tool, entries, List.of(), entries.size());
    DatabaseStatus status =
        new DatabaseStatus(
            Made.database("shop"),
            DatabaseState.PENDING,
            FileFacts.ABSENT,
            Optional.empty(),
            history,
            Timeline.of(new MigrationSet(migrations, List.of()), history),
            Optional.empty(),
            List.of(new FoundHistory(tool, "history_of_it", "columns version, dirty")),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Look(status, List.of(), List.of());
  }
}
