package dev.switchback.script;

import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.sqlite.SqlRecorder;
import dev.switchback.work.WorkEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes down what a run does, with what for. Of one run, on its thread.
final class Recording implements SqlRecorder {
  private final Plan plan;
  private final List<Entry> entries = new ArrayList<>();
  private int nextStep;
  private int begunAt;
  private boolean writesHistory;

  Recording(Plan plan) {
    this.plan = plan;
  }

  /// What was done.
  sealed interface Entry {}

  record Begun() implements Entry {}

  record Committed() implements Entry {}

  record StepBegun(PlanStep step) implements Entry {}

  /// @param number 1-based
  record StatementBegun(int number, int line) implements Entry {}

  record Ran(String sql, List<@Nullable Object> cells, boolean ofHistory) implements Entry {}

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// What `writing` runs is the history's.
  void history(Runnable writing) {
    writesHistory = true;
    try {
      writing.run();
    } finally {
      writesHistory = false;
    }
  }

  void hear(WorkEvent event) {
    switch (event) {
      case WorkEvent.StepStarted(var kind, String subject) -> {
        switch (kind) {
          case RUN_MIGRATION, ROLL_BACK_MIGRATION, STAMP_MIGRATION -> stepBegan(subject);
          default -> {}
        }
      }
      case WorkEvent.StatementStarted started ->
          entries.add(new StatementBegun(started.number(), started.line()));
      default -> {}
    }
  }

  private void stepBegan(String title) {
    for (int i = nextStep; i < plan.steps().size(); i++) {
      if (plan.steps().get(i).title().equals(title)) {
        entries.add(new StepBegun(plan.steps().get(i)));
        nextStep = i + 1;
        return;
      }
    }
    throw new IllegalStateException("No step of this plan: " + title);
  }

  @Override
  public void ran(String sql, List<@Nullable Object> cells) {
    entries.add(new Ran(sql, new ArrayList<>(cells), writesHistory));
  }

  @Override
  public void begun() {
    begunAt = entries.size();
    entries.add(new Begun());
  }

  @Override
  public void committed() {
    entries.add(new Committed());
    begunAt = entries.size();
  }

  /// What a run takes back, it only did to look.
  @Override
  public void rolledBack() {
    entries.subList(begunAt, entries.size()).clear();
  }
}
