package dev.switchback.ui.app;

import dev.switchback.command.CommandPlan;
import dev.switchback.command.Given;
import dev.switchback.command.ToolVerb;
import dev.switchback.migration.Origin;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.registry.DatabaseStatus;
import java.util.List;
import java.util.Optional;

/// When migrations are run and rolled back by the project's own command, and what it is asked then.
public final class ByCommand {
  private ByCommand() {}

  /// Whether the migrations belong to a tool that can be driven by its command.
  public static boolean canBe(DatabaseStatus status) {
    return status.database().settings().command().isPresent()
        || CommandPlan.tools().contains(status.timeline().tool());
  }

  /// Whether what is pending are programs that its command can run.
  public static boolean runs(DatabaseStatus status) {
    List<TimelineRow> pending = status.timeline().pending();
    return !pending.isEmpty() && pending.stream().allMatch(TimelineRow::isCode) && canBe(status);
  }

  /// What is asked about `row`: to apply everything up to it, or to take back down to just before.
  public static CommandWish about(DatabaseStatus status, TimelineRow row) {
    List<TimelineRow> pending = status.timeline().pending();
    List<TimelineRow> applied = status.timeline().applied();
    if (pending.contains(row)) {
      return row.equals(pending.getLast())
          ? new CommandWish(Optional.of(ToolVerb.UPGRADE), "")
          : new CommandWish(Optional.of(ToolVerb.UPGRADE_TO), given(status, row));
    }
    int at = applied.indexOf(row);
    if (at < 0 || at == applied.size() - 1) {
      return new CommandWish(Optional.of(ToolVerb.DOWNGRADE_ONE), "");
    }
    return new CommandWish(
        Optional.of(ToolVerb.DOWNGRADE_TO),
        at == 0 ? Given.beginning(tool(status)) : given(status, applied.get(at - 1)));
  }

  private static String given(DatabaseStatus status, TimelineRow row) {
    return Given.version(
        tool(status), row.version(), row.migration().map(m -> m.origin()).orElse(Origin.NONE));
  }

  private static Tool tool(DatabaseStatus status) {
    return status.database().settings().commandTool().orElseGet(() -> status.timeline().tool());
  }
}
