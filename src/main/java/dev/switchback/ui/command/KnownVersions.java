package dev.switchback.ui.command;

import dev.switchback.command.Given;
import dev.switchback.command.ToolVerb;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Origin;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The versions that a verb can be given, as the tool calls them, newest first.
final class KnownVersions {
  private static final KnownVersions NONE = new KnownVersions(List.of());

  private final List<TimelineRow> rows;

  private KnownVersions(List<TimelineRow> rows) {
    this.rows = rows;
  }

  static KnownVersions none() {
    return NONE;
  }

  static KnownVersions of(Timeline timeline) {
    return new KnownVersions(timeline.rows().reversed());
  }

  /// One of them.
  ///
  /// @param given what the tool is told
  public record Known(String given, String description) {}

  /// Those that make sense for `verb`.
  List<Known> forVerb(Tool tool, ToolVerb verb) {
    List<TimelineRow> applied = rows.stream().filter(KnownVersions::isApplied).toList();
    List<TimelineRow> pending = rows.stream().filter(row -> !isApplied(row)).toList();
    return switch (verb) {
      case UPGRADE_TO -> known(tool, pending);
      case DOWNGRADE_TO -> {
        List<Known> all = new ArrayList<>(known(tool, applied));
        if (!all.isEmpty()) {
          all.removeFirst();
        }
        beginning(tool).ifPresent(all::add);
        yield all;
      }
      case STAMP, SQL -> known(tool, rows);
      case UPGRADE, UPGRADE_ONE, DOWNGRADE_ONE, CURRENT, HISTORY, CHECK, NEW, GENERATE -> List.of();
    };
  }

  /// What is filled in for `verb` before somebody says anything.
  String initial(Tool tool, ToolVerb verb) {
    if (tool == Tool.ALEMBIC && verb == ToolVerb.SQL) {
      return rows.stream()
          .filter(KnownVersions::isApplied)
          .findFirst()
          .map(row -> given(tool, row) + ":head")
          .orElse("head");
    }
    return forVerb(tool, verb).stream().map(Known::given).findFirst().orElse("");
  }

  private static Optional<Known> beginning(Tool tool) {
    String word = Given.beginning(tool);
    return word.isEmpty() ? Optional.empty() : Optional.of(new Known(word, ""));
  }

  private static List<Known> known(Tool tool, List<TimelineRow> rows) {
    return rows.stream().map(row -> new Known(given(tool, row), row.description())).toList();
  }

  private static String given(Tool tool, TimelineRow row) {
    return Given.version(
        tool, row.version(), row.migration().map(m -> m.origin()).orElse(Origin.NONE));
  }

  private static boolean isApplied(TimelineRow row) {
    return row.state() == MigrationState.APPLIED
        || row.state() == MigrationState.STAMPED
        || row.state() == MigrationState.EDITED
        || row.state() == MigrationState.MISSING;
  }
}
