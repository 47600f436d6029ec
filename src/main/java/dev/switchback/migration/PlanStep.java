package dev.switchback.migration;

import dev.switchback.sql.Script;
import java.util.Optional;

/// One migration to run, roll back or stamp.
///
/// @param text the SQL that is run; for a stamp the up text that is recorded
/// @param script `text` split into its statements
/// @param migration what the source has; empty when rolling back one whose file is gone
/// @param outsideTransaction the reason a file gives for running outside a transaction, if it does
public record PlanStep(
    Action action,
    Version version,
    String description,
    MigrationText text,
    Script script,
    Optional<Migration> migration,
    Optional<HistoryEntry> entry,
    Optional<String> outsideTransaction) {

  /// What is done with a migration.
  public enum Action {
    RUN,
    ROLL_BACK,
    STAMP
  }

  /// The version and the description, as they are shown.
  public String title() {
    return description.isBlank() ? version.text() : version.text() + " " + description;
  }

  /// What has to hold for it to be run: what its tool's file says, else what the head of its text
  /// says.
  public Preconditions preconditions() {
    Preconditions ofTool =
        action == Action.RUN
            ? migration.map(m -> m.origin().preconditions()).orElse(Preconditions.NONE)
            : Preconditions.NONE;
    return ofTool.isEmpty() && action != Action.STAMP ? Preconditions.of(text) : ofTool;
  }

  /// Whether what has to hold is asked for in its tool's words, so that the tool looks too.
  public boolean isAskedForByTool() {
    return action == Action.RUN
        && migration.filter(m -> !m.origin().preconditions().isEmpty()).isPresent();
  }

  /// Which of its statements are repeated.
  public Batches batches() {
    return Batches.of(text.sql(), script);
  }

  /// Whether carrying it out ends the transaction it begins in, or needs to be outside of one.
  public boolean leavesTransaction() {
    return action != Action.STAMP
        && (outsideTransaction.isPresent()
            || batches().isCommitting()
            || script.statements().stream().anyMatch(s -> s.kind().controlsTransaction()));
  }
}
