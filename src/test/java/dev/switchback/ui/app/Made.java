package dev.switchback.ui.app;

import dev.switchback.backup.Backup;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.History;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.registry.Settings;
import dev.switchback.sqlite.FileFacts;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Facts made by hand, for view models. Nothing of it exists on disk.
public final class Made {
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOON.plusSeconds(3600), ZoneOffset.UTC);
  public static final Path HOME = Path.of("/home/someone");

  private final List<Migration> migrations = new ArrayList<>();
  private final List<HistoryEntry> entries = new ArrayList<>();
  private final List<Backup> backups = new ArrayList<>();
  private final List<Activity> activity = new ArrayList<>();

  public static Words words() {
    return new Words(Locale.ENGLISH, CLOCK, HOME);
  }

  public static Database database(String name) {
    return new Database(
        OptionalLong.of(1),
        name,
        HOME.resolve("srv").resolve(name + ".db"),
        Optional.of(HOME.resolve("srv/migrations")),
        Environment.DEVELOPMENT,
        Protection.NONE,
        Settings.NONE);
  }

  public Made migration(String version, String up, Optional<String> down) {
    migrations.add(
        new Migration(
            Version.of(version),
            "migration " + version,
            MigrationText.recorded(up),
            down.map(MigrationText::recorded)));
    return this;
  }

  public Made migration(String version) {
    return migration(
        version,
        "CREATE TABLE t" + version + " (id INTEGER);",
        Optional.of("DROP TABLE t" + version + ";"));
  }

  public Made happened(Event event, String version) {
    return happened(event, version, Optional.empty());
  }

  public Made happened(Event event, String version, Optional<String> detail) {
    String up = "CREATE TABLE t" + version + " (id INTEGER);";
    entries.add(
        new HistoryEntry(
            entries.size() + 1,
            event,
            Version.of(version),
            "migration " + version,
            Optional.of(Checksum.sha256(up)),
            Optional.of(up),
            Optional.empty(),
            Optional.of(NOON.plusSeconds(entries.size())),
            Optional.of(Duration.ofMillis(1200)),
            "someone",
            "Switchback 1",
            detail,
            List.of(),
            Map.of()));
    return this;
  }

  /// Migrations `from` to `to`, applied one after the other.
  public Made applied(int from, int to) {
    for (int i = from; i <= to; i++) {
      String version = String.format(Locale.ROOT, "%04d", i);
      migration(version);
      happened(Event.APPLIED, version);
    }
    return this;
  }

  public Made backup(Backup.Reason reason, Instant at) {
    backups.add(
        new Backup(
            backups.size() + 1,
            HOME.resolve("srv/shop.db"),
            HOME.resolve("backups/shop-1.db"),
            at,
            214_000_000,
            reason,
            reason.isSafetyCopy() ? "0001" : "",
            Backup.State.VERIFIED,
            Optional.empty(),
            Optional.empty(),
            ""));
    return this;
  }

  public Made did(Activity.Kind kind, Activity.Outcome outcome, Instant at) {
    activity.add(
        new Activity(
            activity.size() + 1,
            HOME.resolve("srv/shop.db"),
            "shop",
            kind,
            "",
            Activity.Surface.DESKTOP,
            at,
            Optional.of(at.plusSeconds(1)),
            outcome,
            "What came of it.",
            OptionalLong.empty(),
            List.of(),
            ""));
    return this;
  }

  public DatabaseStatus status(DatabaseState state) {
    History history = new History(entries);
    return new DatabaseStatus(
        database("shop"),
        state,
        FileFacts.ABSENT,
        Optional.empty(),
        history,
        Timeline.of(new MigrationSet(migrations, List.of()), history),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public Look look() {
    return new Look(status(DatabaseState.PENDING), backups, activity);
  }
}
