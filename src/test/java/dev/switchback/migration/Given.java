package dev.switchback.migration;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Migrations and histories for tests, without files.
final class Given {
  private final List<Migration> migrations = new ArrayList<>();
  private final List<SourceProblem> problems = new ArrayList<>();
  private final List<HistoryEntry> entries = new ArrayList<>();

  static Given migrations(String... versions) {
    Given given = new Given();
    for (String version : versions) {
      given.with(version, up(version), Optional.of(down(version)));
    }
    return given;
  }

  static String up(String version) {
    return "CREATE TABLE t" + Version.of(version).number() + "(a);";
  }

  static String down(String version) {
    return "DROP TABLE t" + Version.of(version).number() + ";";
  }

  Given with(String version, String up, Optional<String> down) {
    migrations.add(
        new Migration(
            Version.of(version),
            "step " + version,
            text(version + ".up.sql", up),
            down.map(sql -> text(version + ".down.sql", sql))));
    return this;
  }

  Given withoutDown(String version) {
    return with(version, up(version), Optional.empty());
  }

  Given problem(SourceProblem.Kind kind, String version, String... files) {
    for (String file : files) {
      problems.add(new SourceProblem(Path.of(file), 0, kind, Version.parse(version), ""));
    }
    return this;
  }

  Given applied(String... versions) {
    for (String version : versions) {
      add(HistoryEntry.Event.APPLIED, version, up(version), Optional.of(down(version)));
    }
    return this;
  }

  Given rolledBack(String version) {
    return add(HistoryEntry.Event.ROLLED_BACK, version, up(version), Optional.of(down(version)));
  }

  Given failed(String version) {
    return add(HistoryEntry.Event.FAILED, version, up(version), Optional.of(down(version)));
  }

  Given stamped(String version) {
    return add(HistoryEntry.Event.STAMPED, version, up(version), Optional.of(down(version)));
  }

  Given add(HistoryEntry.Event event, String version, String up, Optional<String> down) {
    entries.add(
        new HistoryEntry(
            entries.size() + 1L,
            event,
            Version.of(version),
            "step " + version,
            Optional.of(Checksum.sha256(up)),
            Optional.of(up),
            down,
            Optional.of(Instant.EPOCH),
            Optional.of(Duration.ZERO),
            "ada",
            "Switchback",
            Optional.empty(),
            List.of(),
            Map.of()));
    return this;
  }

  MigrationSet source() {
    return new MigrationSet(migrations, problems);
  }

  History history() {
    return new History(entries);
  }

  Timeline timeline() {
    return Timeline.of(source(), history());
  }

  private static MigrationText text(String file, String sql) {
    return new MigrationText(sql, Optional.of(Path.of(file)), 1);
  }
}
