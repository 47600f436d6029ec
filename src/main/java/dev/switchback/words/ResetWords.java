package dev.switchback.words;

import dev.switchback.backup.Backup;
import dev.switchback.migration.PlanStep;
import dev.switchback.registry.Database;
import dev.switchback.registry.ResetPlan;
import dev.switchback.registry.ResetRefusal;
import dev.switchback.registry.ResetReport;
import dev.switchback.schema.TableRows;
import java.util.ArrayList;
import java.util.List;

/// What a reset would do, why it isn't done, and what it did.
public final class ResetWords {
  private final Bundle bundle;
  private final Formats formats;
  private final PlanWords plans;
  private final RunWords runs;
  private final RefusalWords refusals;
  private final FailureWords failures;

  ResetWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
    plans = new PlanWords(bundle, formats);
    runs = new RunWords(bundle, formats);
    refusals = new RefusalWords(bundle, formats);
    failures = new FailureWords(bundle, formats, new SqliteWords(bundle));
  }

  public Account say(Database database, ResetPlan plan) {
    return new Account.Parts()
        .add(
            bundle.text("plan.label.file"),
            formats.path(database.file()) + " · " + formats.size(plan.databaseBytes()))
        .add(bundle.text("reset.label.disappears"), disappears(plan))
        .add(
            bundle.text("plan.label.steps"),
            plan.plan().steps().stream().map(PlanStep::title).toList())
        .add(bundle.text("reset.label.afterwards"), afterwards(plan))
        .add(bundle.text("plan.label.wayBack"), wayBack())
        .add(bundle.text("plan.label.inUse"), plans.inUse(plan.holders()))
        .under(headline(database, plan));
  }

  /// "Reset shop: 5 843 rows go, 12 migrations are run"
  public String headline(Database database, ResetPlan plan) {
    return bundle.text(
        "reset.headline",
        database.name(),
        formats.rows(plan.rowsNow()),
        formats.migrations(plan.plan().steps().size()));
  }

  /// Every table with rows, one line each.
  public List<String> disappears(ResetPlan plan) {
    List<String> lines = new ArrayList<>();
    for (TableRows table : plan.tables()) {
      long now = table.before().orElse(0);
      if (now > 0) {
        lines.add(
            table.after().isEmpty()
                ? bundle.text("reset.table.gone", table.table(), formats.rows(now))
                : bundle.text("reset.table", table.table(), formats.rows(now)));
      } else if (table.before().isPresent() && table.after().isEmpty()) {
        lines.add(bundle.text("reset.table.emptyGone", table.table()));
      }
    }
    return lines.isEmpty() ? List.of(bundle.text("reset.nothing")) : lines;
  }

  /// The rows that the migrations themselves put in.
  public List<String> afterwards(ResetPlan plan) {
    List<String> lines = new ArrayList<>();
    for (TableRows table : plan.tables()) {
      if (table.after().orElse(0) > 0) {
        lines.add(
            bundle.text("reset.table.new", table.table(), formats.rows(table.after().getAsLong())));
      }
    }
    return lines.isEmpty() ? List.of(bundle.text("reset.empty")) : lines;
  }

  /// The safety copy that is made first, and the way to put it back.
  public String wayBack() {
    return bundle.text("reset.wayBack");
  }

  /// Why it isn't done, and what would allow it.
  public List<Said> say(Database database, ResetRefusal refusal) {
    return switch (refusal) {
      case ResetRefusal.Not(var reason) ->
          List.of(
              new Said(
                  bundle.text("reset.not." + Bundle.camelCase(reason), database.name()),
                  bundle.text("reset.not.do." + Bundle.camelCase(reason), database.name())));
      case ResetRefusal.NotPlanned(var refused) ->
          refused.reasons().stream().map(refusals::say).toList();
      case ResetRefusal.FailsWhenEmpty(var report) -> {
        List<Said> said = new ArrayList<>();
        said.add(new Said(runs.failed(report), bundle.text("reset.not.failed.do")));
        report
            .failure()
            .ifPresent(
                failure ->
                    said.add(runs.say(failure, allowance -> bundle.of("allowance.", allowance))));
        yield said;
      }
    };
  }

  /// "shop is not reset."
  public String refused(Database database) {
    return bundle.text("reset.refused", database.name());
  }

  public Account say(Database database, ResetReport report) {
    Account.Parts parts = new Account.Parts();
    report
        .failure()
        .map(failures::say)
        .ifPresent(
            said -> {
              parts.add(bundle.text("script.label.why"), said.sentence());
              parts.add(bundle.text("script.label.do"), said.advice());
            });
    boolean isRunFailed =
        report.run().flatMap(run -> run.failure()).isPresent() && report.failure().isEmpty();
    if (isRunFailed) {
      parts.add(bundle.text("script.label.why"), report.run().map(runs::failed).stream().toList());
    }
    if (report.outcome() == ResetReport.Outcome.DONE) {
      parts.add(
          bundle.text("reset.label.proved"),
          bundle.text(
              "reset.proved",
              formats.tables(report.rows().size()),
              formats.rows(report.rows().values().stream().mapToLong(Long::longValue).sum())));
    }
    report
        .safetyCopy()
        .map(Backup::file)
        .ifPresent(
            file ->
                parts.add(
                    bundle.text("plan.label.wayBack"),
                    bundle.text("reset.copy", formats.path(file))));
    return parts.under(
        switch (report.outcome()) {
          case DONE ->
              bundle.text(
                  "reset.done",
                  database.name(),
                  formats.migrations(report.plan().plan().steps().size()),
                  formats.duration(report.took()));
          case FAILED_UNCHANGED -> bundle.text("reset.failed", database.name());
          case CHANGED_SINCE -> bundle.text("reset.changedSince", database.name());
          case FAILED_CHANGED -> bundle.text("reset.failedChanged", database.name());
          case CANCELLED_UNCHANGED -> bundle.text("reset.cancelled", database.name());
        });
  }
}
