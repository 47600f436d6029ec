package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// How the rows of both forms of Drizzle's table hang together.
final class DrizzleRows {
  private static final DateTimeFormatter DIGITS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
  private static final int DIGITS_LENGTH = 14;
  private static final int MILLIS = 1000;

  private DrizzleRows() {}

  /// The time that the name of a folder begins with, in milliseconds.
  static OptionalLong millisOf(String name) {
    if (name.length() < DIGITS_LENGTH) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          LocalDateTime.parse(name.substring(0, DIGITS_LENGTH), DIGITS)
              .toInstant(ZoneOffset.UTC)
              .toEpochMilli());
    } catch (DateTimeException noTime) {
      return OptionalLong.empty();
    }
  }

  /// Whether these are the folders of Drizzle 1.
  static boolean areNamed(MigrationSet migrations) {
    return !migrations.migrations().isEmpty()
        && migrations.migrations().stream()
            .allMatch(m -> millisOf(m.origin().key()).isPresent() && !m.version().isNumber());
  }

  /// The rows under the names that Drizzle 1 will give them: by their times, cut to the second, and
  /// where two folders share one, or none has it, by the checksum.
  static Recorded named(MigrationSet migrations, Recorded recorded) {
    return recorded.state() instanceof Recorded.State.Events(List<HistoryEntry> entries)
        ? new Recorded(
            Tool.DRIZZLE_1,
            recorded.table(),
            new Recorded.State.Events(
                entries.stream().map(entry -> named(migrations, entry)).toList()),
            recorded.blockages(),
            recorded.mark())
        : recorded;
  }

  private static HistoryEntry named(MigrationSet migrations, HistoryEntry entry) {
    if (!entry.version().isNumber()) {
      return entry;
    }
    long second = entry.version().number().longValueExact() / MILLIS * MILLIS;
    List<Migration> sameSecond =
        migrations.migrations().stream()
            .filter(m -> millisOf(m.origin().key()).orElse(-1) == second)
            .toList();
    Optional<Migration> meant =
        sameSecond.size() == 1
            ? Optional.of(sameSecond.getFirst())
            : (sameSecond.isEmpty() ? migrations.migrations() : sameSecond)
                .stream()
                    .filter(m -> entry.checksum().filter(m.checksum()::equals).isPresent())
                    .findFirst();
    return meant.map(m -> entry.withVersion(Version.placed(-1, m.origin().key()))).orElse(entry);
  }

  /// The row of the older form.
  static void insert(Session session, String table, PlanStep step, Long created) {
    session.execute(
        "INSERT INTO " + Names.quoted(table) + " (\"hash\", \"created_at\") VALUES(?, ?)",
        step.migration().orElseThrow().checksum().value(),
        created);
  }
}
