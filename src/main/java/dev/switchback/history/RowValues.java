package dev.switchback.history;

import dev.switchback.history.RowShape.Column;
import dev.switchback.history.RowShape.Meaning;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Origin;
import dev.switchback.migration.PlanStep;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is written into each cell of a new row, as the tool would. Serves one run: its rows share a
/// batch.
final class RowValues {
  private static final Pattern LAST_DIGITS = Pattern.compile("(\\d{1,18})\\D*$");

  private final RowShape shape;
  private final String table;
  private OptionalLong batch = OptionalLong.empty();

  RowValues(RowShape shape, String table) {
    this.shape = shape;
    this.table = table;
  }

  @Nullable Object of(
      Session session, Column column, RowKey key, PlanStep step, HistoryEntry facts) {
    Instant at = facts.at().orElse(Instant.EPOCH);
    Duration took = facts.took().orElse(Duration.ZERO);
    return switch (column.meaning()) {
      case ID, OTHER -> null;
      case NUMBER, NUMBER_TEXT, KEY, GROUP -> key.cell(column.meaning());
      case MADE_AT -> madeAt(key);
      case DESCRIPTION -> mark(step, Origin.NAME_MARK).orElse(step.description());
      case BATCH -> batch(session);
      case TOOL_VERSION -> toolVersion(session, column, step);
      case AT_SECONDS, BEGUN -> ToolTimes.seconds(at);
      case ENDED -> ToolTimes.seconds(at.plus(took));
      case AT_ISO_SECONDS -> ToolTimes.seconds(at).replace(' ', 'T');
      case AT_MILLIS_OFFSET -> TimeText.millis(at) + " +00:00";
      case AT_ISO_MILLIS -> TimeText.millis(at).replace(' ', 'T') + "Z";
      case AT_MICROS -> TimeText.micros(at);
      case AT_MICROS_OFFSET -> TimeText.micros(at) + "+00:00";
      case AT_EPOCH_SECONDS -> at.getEpochSecond();
      case AT_EPOCH_MILLIS -> at.toEpochMilli();
      case AT_EPOCH_MICROS -> TimeText.epochMicros(at);
      case AT_LOCAL -> TimeText.micros(at);
      case TOOK_MILLIS -> step.action() == PlanStep.Action.STAMP ? null : took.toMillis();
      case BREAKPOINT -> 0;
    };
  }

  private static Optional<String> mark(PlanStep step, String name) {
    return step.migration().map(Migration::origin).flatMap(origin -> origin.mark(name));
  }

  private static Object madeAt(RowKey key) {
    Matcher digits = LAST_DIGITS.matcher(key.name());
    return digits.find() ? Long.parseLong(digits.group(1)) : 0L;
  }

  private long batch(Session session) {
    if (batch.isEmpty()) {
      String column = Names.quoted(shape.first(Meaning.BATCH).orElseThrow());
      batch =
          OptionalLong.of(
              session.number(
                  "SELECT max(0, coalesce(max("
                      + column
                      + "), 0)) + 1 FROM "
                      + Names.quoted(table)));
    }
    return batch.getAsLong();
  }

  /// The one that wrote the newest row, else the one that the migration was made with.
  private String toolVersion(Session session, Column column, PlanStep step) {
    return session
        .first(
            "SELECT "
                + Names.quoted(column.name())
                + " FROM "
                + Names.quoted(table)
                + " ORDER BY "
                + RowOrder.of(session, table)
                + " DESC LIMIT 1",
            row -> row.text(1))
        .or(() -> mark(step, column.name()))
        .orElse("");
  }
}
