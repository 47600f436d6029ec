package dev.switchback.script;

import dev.switchback.migration.PlanStep;
import dev.switchback.run.StepReport;
import dev.switchback.script.Recording.Entry;
import dev.switchback.sql.Literals;
import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns what was recorded into the parts of a script.
final class Writing {
  private final List<Entry> entries;
  private final List<Entry> again;
  private final List<StepReport> reports;
  private final List<Part> history;
  private final boolean comparesReferences;
  private final List<Part> parts = new ArrayList<>();
  private Optional<PlanStep> step = Optional.empty();
  private int nextReport;
  private boolean checked;
  private boolean hasRunMigration;

  /// @param again what a second run at another time did; empty when there was none
  /// @param history the checks of the history
  Writing(
      List<Entry> entries,
      List<Entry> again,
      List<StepReport> reports,
      List<Part> history,
      boolean comparesReferences) {
    this.entries = entries;
    this.again = again.size() == entries.size() ? again : List.of();
    this.reports = reports;
    this.history = history;
    this.comparesReferences = comparesReferences;
  }

  /// Whether the two runs did the same but for their cells.
  boolean isCompared() {
    return !again.isEmpty();
  }

  List<Part> parts() {
    parts.add(new Part.Sql(Part.Role.SETTING, "PRAGMA foreign_keys=0"));
    parts.add(new Part.Sql(Part.Role.SETTING, "PRAGMA synchronous=3"));
    parts.addAll(Checks.tables());
    for (int i = 0; i < entries.size(); i++) {
      switch (entries.get(i)) {
        case Recording.StepBegun(PlanStep begun) -> begin(begun);
        case Recording.Begun() -> {
          parts.add(new Part.Sql(Part.Role.BEGIN, "BEGIN IMMEDIATE"));
          check();
          hasRunMigration = false;
        }
        case Recording.Committed() -> {
          if (hasRunMigration && comparesReferences) {
            parts.add(Checks.references());
          }
          parts.add(new Part.Sql(Part.Role.COMMIT, "COMMIT"));
        }
        case Recording.StatementBegun(int number, int line) -> i = statement(i, number);
        case Recording.Ran ran -> write(i, ran);
      }
    }
    skippedBefore(Optional.empty());
    parts.addAll(Checks.end());
    return parts;
  }

  /// How often the statement that begins at `index` was run.
  static int repetitions(List<Entry> entries, int index) {
    int times = 0;
    for (int i = index + 1; i < entries.size(); i++) {
      if (!(entries.get(i) instanceof Recording.Ran ran) || ran.ofHistory()) {
        break;
      }
      times++;
    }
    return times;
  }

  private void begin(PlanStep begun) {
    skippedBefore(Optional.of(begun));
    step = Optional.of(begun);
    parts.add(new Part.Heading(begun));
    if (begun.action() != PlanStep.Action.STAMP && doesHold(begun)) {
      begun
          .preconditions()
          .conditions()
          .forEach(condition -> parts.add(Checks.condition(condition)));
    }
    reports.stream()
        .filter(report -> report.step().equals(begun))
        .forEach(report -> report.skippedFor().ifPresent(unmet -> assume(report, unmet)));
  }

  private void assume(StepReport report, String unmet) {
    Part.Assumed.Then then =
        report.outcome() == StepReport.Outcome.MARKED
            ? Part.Assumed.Then.ONLY_RECORDED
            : Part.Assumed.Then.RUN;
    parts.add(new Part.Assumed(report.step(), unmet, then));
  }

  /// What was recorded without being run, or run in spite of its condition, asks for nothing.
  private boolean doesHold(PlanStep begun) {
    return reports.stream()
        .filter(report -> report.step().equals(begun))
        .allMatch(report -> report.skippedFor().isEmpty());
  }

  private void skippedBefore(Optional<PlanStep> begun) {
    while (nextReport < reports.size()) {
      StepReport report = reports.get(nextReport++);
      if (report.outcome() == StepReport.Outcome.SKIPPED) {
        parts.add(new Part.Skipped(report.step()));
      } else if (begun.isPresent()) {
        return;
      }
    }
  }

  /// What has to be true before anything is written, under the lock where there is one.
  private void check() {
    if (!checked) {
      checked = true;
      parts.addAll(history);
      if (comparesReferences) {
        parts.add(Checks.keepReferences());
      }
    }
  }

  /// @return the index of the last entry that belongs to the statement
  private int statement(int index, int number) {
    check();
    hasRunMigration = true;
    int times = repetitions(entries, index);
    boolean repeated = step.flatMap(it -> it.batches().of(number - 1)).isPresent();
    if (repeated) {
      parts.add(new Part.Repeated(times));
    }
    for (int i = 1; i <= times; i++) {
      if (repeated && i == times) {
        parts.add(Checks.keepChanges());
      }
      Recording.Ran ran = (Recording.Ran) entries.get(index + i);
      parts.add(
          new Part.Sql(Part.Role.MIGRATION, forShell(Literals.bound(ran.sql(), ran.cells()))));
    }
    if (repeated) {
      parts.add(Checks.noChanges());
    }
    return index + times;
  }

  private void write(int index, Recording.Ran ran) {
    String sql = forShell(Literals.bound(ran.sql(), ran.cells()));
    if (ran.ofHistory()) {
      check();
      parts.add(new Part.Sql(Part.Role.HISTORY, sql, timely(index, ran)));
    } else {
      parts.add(new Part.Sql(Part.Role.SETTING, sql));
    }
  }

  private List<String> timely(int index, Recording.Ran ran) {
    if (again.isEmpty()
        || !(again.get(index) instanceof Recording.Ran other)
        || !other.sql().equals(ran.sql())) {
      return List.of();
    }
    List<String> columns = Cells.columns(ran.sql());
    List<String> timely = new ArrayList<>();
    for (int i = 0; i < ran.cells().size(); i++) {
      @Nullable Object cell = ran.cells().get(i);
      if (!Objects.deepEquals(cell, other.cells().get(i))) {
        String column = i < columns.size() ? columns.get(i) : "";
        timely.add(column.isEmpty() ? Literals.of(cell) : column);
      }
    }
    return timely;
  }

  /// SQLite's shell takes a line that is only `/` or `go` as the end of a statement, so such a word
  /// goes up to the line before.
  static String forShell(String sql) {
    List<Token> tokens = Tokenizer.tokens(sql);
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean beforeAlone =
          token.kind() == TokenKind.WHITESPACE
              && token.in(sql).contains("\n")
              && i + 1 < tokens.size()
              && isTerminator(tokens.get(i + 1).in(sql))
              && (i + 2 == tokens.size() || tokens.get(i + 2).in(sql).stripLeading().isEmpty());
      safe.append(beforeAlone ? " " : token.in(sql));
    }
    return safe.toString().strip();
  }

  private static boolean isTerminator(String word) {
    return word.equals("/") || word.equalsIgnoreCase("go");
  }
}
