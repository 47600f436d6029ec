package dev.switchback.registry;

import dev.switchback.history.Reading;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.History;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Remembers, for histories that keep no text, the text that a migration's file had when it was
/// first seen applied. So an edit is noticed, and a migration whose file is gone can still be shown
/// and rolled back.
///
/// Kept in the catalogue: nothing is ever written into the user's file. Thread-safe.
public final class SeenMigrations {
  private final Catalogue catalogue;
  private final Clock clock;

  public SeenMigrations(Catalogue catalogue, Clock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /// @param at when it was seen
  private record Seen(String up, Optional<String> down, Instant at) {}

  /// The same with the texts that were seen, after what is seen now was noted.
  ///
  /// @param file the database's real path
  public Reading remember(Path file, Reading reading) {
    History history = reading.history();
    if (history.tool().isOwn()) {
      return reading;
    }
    Map<String, Seen> seen = read(file, history);
    Map<Version, String> keys = keys(reading);
    Set<String> gone = new HashSet<>(seen.keySet());
    history.applied().forEach((version, entry) -> keep(entry, key(keys, version), seen, gone));
    seen.keySet().removeAll(gone);
    Map<String, Seen> present = unseen(reading, seen);
    if (!present.isEmpty() || !gone.isEmpty()) {
      note(file, history, present, gone);
      seen.putAll(present);
    }
    return new Reading(reading.migrations(), filled(history, keys, seen));
  }

  /// What was applied after it was seen was taken back and run again in between, and with whichever
  /// text it had then.
  private static void keep(
      HistoryEntry entry, String key, Map<String, Seen> seen, Set<String> gone) {
    Seen text = seen.get(key);
    boolean isOlder = text != null && entry.at().filter(text.at()::isBefore).isPresent();
    if (!isOlder) {
      gone.remove(key);
    }
  }

  /// How the tool names each: the text of a version may be the same for several.
  private static Map<Version, String> keys(Reading reading) {
    Map<Version, String> keys = new HashMap<>();
    for (Migration migration : reading.migrations().migrations()) {
      if (!migration.origin().key().isEmpty()) {
        keys.put(migration.version(), migration.origin().key());
      }
    }
    return keys;
  }

  private static String key(Map<Version, String> keys, Version version) {
    return keys.getOrDefault(version, version.text());
  }

  /// What is applied, has a file, and wasn't seen before. A file that no longer is what was run, by
  /// the history's own checksum, tells nothing.
  private Map<String, Seen> unseen(Reading reading, Map<String, Seen> seen) {
    Map<String, Seen> present = new HashMap<>();
    Map<Version, String> keys = keys(reading);
    for (Map.Entry<Version, HistoryEntry> applied : reading.history().applied().entrySet()) {
      Optional<Migration> migration = reading.migrations().find(applied.getKey());
      if (migration.isPresent()
          && migration.get().origin().kind() != Origin.Kind.REPEATABLE
          && !seen.containsKey(key(keys, applied.getKey()))
          && isTrue(applied.getValue(), migration.get())) {
        present.put(
            key(keys, applied.getKey()),
            new Seen(
                migration.get().up().sql(),
                migration.get().down().map(MigrationText::sql),
                seenAt(applied.getValue())));
      }
    }
    return present;
  }

  /// Now, unless the clock that wrote the history is ahead of ours.
  private Instant seenAt(HistoryEntry entry) {
    Instant now = clock.instant();
    return entry.at().filter(now::isBefore).orElse(now);
  }

  private static boolean isTrue(HistoryEntry entry, Migration migration) {
    Checksum own = migration.checksum();
    return entry
        .checksum()
        .filter(recorded -> recorded.algorithm().equals(own.algorithm()) && !recorded.equals(own))
        .isEmpty();
  }

  private static History filled(
      History history, Map<Version, String> keys, Map<String, Seen> seen) {
    List<HistoryEntry> entries =
        history.entries().stream()
            .map(
                entry -> {
                  Seen text = seen.get(key(keys, entry.version()));
                  return text == null || entry.upSql().isPresent()
                      ? entry
                      : entry.withTexts(text.up(), text.down());
                })
            .toList();
    return new History(history.tool(), entries, history.blockages(), history.mark());
  }

  private Map<String, Seen> read(Path file, History history) {
    return catalogue.read(
        session -> {
          Map<String, Seen> seen = new HashMap<>();
          session.query(
              "SELECT migration, up_sql, down_sql, seen_at FROM seen_migration"
                  + " WHERE database_file = ? AND tool = ?",
              row ->
                  seen.put(row.text(1), new Seen(row.text(2), row.textOrNone(3), row.instant(4))),
              file.toString(),
              history.tool().name());
          return seen;
        });
  }

  private void note(Path file, History history, Map<String, Seen> present, Set<String> gone) {
    catalogue.note(
        session -> {
          gone.forEach(key -> delete(session, file, history, key));
          present.forEach(
              (key, text) ->
                  session.execute(
                      "INSERT OR IGNORE INTO seen_migration VALUES (?, ?, ?, ?, ?, ?)",
                      file.toString(),
                      history.tool().name(),
                      key,
                      text.up(),
                      text.down().orElse(null),
                      text.at().toString()));
          return present.size();
        });
  }

  private static void delete(Session session, Path file, History history, String key) {
    session.execute(
        "DELETE FROM seen_migration WHERE database_file = ? AND tool = ? AND migration = ?",
        file.toString(),
        history.tool().name(),
        key);
  }
}
