package dev.switchback.words;

import dev.switchback.history.FoundHistory;
import dev.switchback.migration.Edit;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Remark;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.migration.ToolWays;
import dev.switchback.migration.Verdict;
import dev.switchback.registry.DatabaseStatus;
import java.util.Optional;

/// What another tool's history says, and what that tool itself would do.
public final class ToolWords {
  private final Bundle bundle;

  ToolWords(Bundle bundle) {
    this.bundle = bundle;
  }

  /// Who acts where `tool` does: its name, or the program that keeps the history for itself.
  public String actor(Tool tool) {
    return switch (tool) {
      case HOME_MADE, HOME_MADE_NEWEST, USER_VERSION, GRDB, ROOM ->
          bundle.text("tool.actor.program");
      default -> tool.displayName();
    };
  }

  /// The same within a sentence.
  String actorInside(Tool tool) {
    String actor = actor(tool);
    return actor.equals(bundle.text("tool.actor.program"))
        ? bundle.text("tool.actor.programInside")
        : actor;
  }

  /// "golang-migrate will never run this one, and will not say so."
  public String say(Verdict verdict, Tool tool) {
    return bundle.text("tool.verdict." + Bundle.camelCase(verdict), actor(tool));
  }

  /// "golang-migrate never runs it", beside the state's word.
  public String brief(Verdict verdict, Tool tool) {
    return bundle.text("tool.brief." + Bundle.camelCase(verdict), actor(tool));
  }

  /// How the file differs from what was run.
  public String say(Edit edit) {
    return bundle.of("tool.edit.", edit);
  }

  public String say(Remark remark) {
    String key = "history.remark." + Bundle.camelCase(remark.kind());
    return remark.value().isBlank()
        ? bundle.text(key)
        : bundle
            .find(key + ".value", remark.value())
            .orElseGet(() -> bundle.text(key) + " " + remark.value());
  }

  /// What a migration's state means, with regard to what its tool keeps.
  public String meaning(TimelineRow row, Tool tool) {
    boolean isOwn = tool.isOwn();
    if (!isOwn && row.state() == MigrationState.MISSING && row.up().sql().isBlank()) {
      return bundle.text("tool.meaning.missing", actor(tool));
    }
    if (!isOwn && row.state() == MigrationState.OUT_OF_ORDER) {
      return bundle.text("tool.meaning.outOfOrder");
    }
    if (row.state() == MigrationState.EDITED && row.edit().isPresent()) {
      return say(row.edit().get());
    }
    return bundle.of("migration.meaning.", row.state());
  }

  /// How a program is run that only its tool can run: "In its own project: alembic upgrade head".
  public String command(Tool tool) {
    if (tool.ways().drive() == ToolWays.Drive.NOBODY) {
      return bundle.text("tool.runs.nobody");
    }
    return bundle
        .find("tool.command." + Bundle.camelCase(tool))
        .map(command -> bundle.text("tool.runs.command", command))
        .orElseGet(() -> bundle.text("tool.runs.other", actor(tool)));
  }

  /// "History: sqlx, table _sqlx_migrations, recognised by its columns"; empty where the history is
  /// Switchback's own.
  public Optional<String> history(DatabaseStatus status) {
    Tool tool = status.history().tool();
    if (tool.isOwn()) {
      return Optional.empty();
    }
    Optional<FoundHistory> found = counting(status);
    String why =
        bundle.text(
            status.database().settings().history().tool().isPresent()
                ? "tool.history.chosen"
                : found.isPresent() ? "tool.history.recognised" : "tool.history.files");
    return Optional.of(
        found
            .map(FoundHistory::table)
            .filter(table -> !table.isEmpty())
            .map(table -> bundle.text("tool.history.table", tool.displayName(), table, why))
            .orElseGet(() -> bundle.text("tool.history", tool.displayName(), why)));
  }

  /// What it was recognised by, in full; empty where nothing is in the file yet.
  public String reason(DatabaseStatus status) {
    return counting(status)
        .map(found -> bundle.text("tool.history.reason", found.reason()))
        .orElse("");
  }

  private static Optional<FoundHistory> counting(DatabaseStatus status) {
    return status.found().stream()
        .filter(one -> one.tool() == status.history().tool())
        .filter(
            one ->
                status.database().settings().history().table().stream()
                    .allMatch(table -> table.equalsIgnoreCase(one.table())))
        .findFirst();
  }
}
