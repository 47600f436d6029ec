package dev.switchback.words;

import static java.util.stream.Collectors.joining;

import dev.switchback.failure.BackupUnusable;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.StartRun;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.run.StepReport;
import dev.switchback.work.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a run, a roll back or a stamp did: the headline, and for a failure what, where, why and the
/// way on.
public final class RunWords {
  private final Bundle bundle;
  private final Formats formats;
  private final SqliteWords sqlite;
  private final FailureWords failures;
  private final SchemaWords schemas;
  private final PlanWords plans;
  private final RehearsalWords rehearsals;

  RunWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
    sqlite = new SqliteWords(bundle);
    failures = new FailureWords(bundle, formats, sqlite);
    schemas = new SchemaWords(bundle);
    plans = new PlanWords(bundle, formats);
    rehearsals = new RehearsalWords(bundle, formats);
  }

  /// "shop is up to date. 2 migrations were run."
  public String brought(Database database, int applied) {
    return applied == 0
        ? bundle.text("run.nothing.run", database.name())
        : bundle.counted("up.done", applied, database.name(), formats.count(applied));
  }

  /// What came of a database that is to be brought up to date when Switchback starts; without
  /// advice where nothing is to be done.
  public Said atStart(StartRun run) {
    String name = run.database().name();
    return switch (run) {
      case StartRun.UpToDate(var database) -> new Said(brought(database, 0), "");
      case StartRun.Waits(var _, int pending, var why) ->
          new Said(
              bundle.counted("start.waits", pending, name, formats.count(pending)),
              bundle.of("start.why.", why));
      case StartRun.Refused(var database, var refusal) -> {
        RefusalWords refusals = new RefusalWords(bundle, formats);
        yield new Said(
            refusals.headline(name, refusal),
            refusal.reasons().stream()
                .map(refusals::say)
                .map(said -> said.sentence() + " " + said.advice())
                .collect(joining(" ")));
      }
      case StartRun.Ran(var database, var report) ->
          new Said(
              bundle.text("start.ran", headline(database, report)),
              report.failure().isPresent() ? bundle.text("start.failed.do") : "");
    };
  }

  public Account say(Database database, RunReport report) {
    return say(database, report, allowance -> bundle.of("allowance.", allowance));
  }

  /// @param allowing how the surface says that something may be allowed
  public Account say(Database database, RunReport report, AllowancePhrase allowing) {
    Account.Parts parts = new Account.Parts();
    report.failure().ifPresent(failure -> explain(failure, allowing, parts));
    parts.add(bundle.text("run.label.schema"), schemas.say(report.schema()));
    if (report.brokenBefore() > 0) {
      parts.add(
          bundle.text("run.label.foreignKeys"),
          bundle.counted(
              "run.foreignKeys.before",
              report.brokenBefore(),
              formats.count(report.brokenBefore())));
    }
    parts.add(bundle.text("run.label.note"), notes(report));
    if (report.doneCount() > 0 || report.failure().isPresent()) {
      wayBack(report, parts);
    }
    return parts.under(headline(database, report));
  }

  /// "2 migrations applied in 1.4 s." or "0009 failed at statement 1 of 1 (line 3). shop is as it
  /// was before."
  public String headline(Database database, RunReport report) {
    String name = database.name();
    String unchanged = bundle.text("run.unchanged", name);
    return switch (report.outcome()) {
      case DONE ->
          bundle.counted(
              "run.done." + PlanWords.kind(report.plan().target()),
              report.doneCount(),
              formats.count(report.doneCount()),
              formats.duration(report.took()));
      case NOTHING_TO_DO -> plans.nothing(database, report.plan());
      case FAILED_UNCHANGED -> failed(report) + " " + unchanged;
      case FAILED_PARTLY -> failed(report) + " " + stays(report);
      case CANCELLED_UNCHANGED -> bundle.text("run.cancelled") + " " + unchanged;
      case CANCELLED_PARTLY -> bundle.text("run.cancelled") + " " + stays(report);
    };
  }

  /// What happened and why, and the way on.
  public Said say(RunFailure failure, AllowancePhrase allowing) {
    String allow = failure.allowance().map(allowing::of).orElse("");
    return switch (failure) {
      case RunFailure.StatementFailed statement -> sqlite.say(statement.result());
      case RunFailure.CodeFailed code ->
          new Said(bundle.text("run.code.why", ended(code.said())), bundle.text("run.code.do"));
      case RunFailure.ForeignKeysBroken broken ->
          new Said(String.join(" ", references(broken)), bundle.text("run.foreignKeys.do", allow));
      case RunFailure.Surprised surprised ->
          new Said(
              String.join(" ", rehearsals.surprises(surprised)),
              bundle.text("run.surprised.do", allow));
      case RunFailure.NamesUnknown(var names) ->
          new Said(
              names.stream().map(plans::say).collect(joining(" ")),
              bundle.text("run.namesUnknown.do", PlanWords.settingFor(names.getFirst()), allow));
      case RunFailure.HistoryChanged _ ->
          new Said(bundle.text("run.historyChanged.why"), bundle.text("run.historyChanged.do"));
      case RunFailure.NoSafetyCopy(var cause) ->
          cause instanceof BackupUnusable
              ? new Said(failures.say(cause).sentence(), bundle.text("run.noSafetyCopy.damaged.do"))
              : new Said(
                  failures.say(cause).sentence(),
                  failures.say(cause).advice() + " " + bundle.text("run.noSafetyCopy.do", allow));
      case RunFailure.TransactionEnded _ ->
          new Said(bundle.text("run.transactionEnded.why"), bundle.text("run.transactionEnded.do"));
      case RunFailure.PreconditionUnmet unmet ->
          new Said(why(unmet), bundle.text("run.precondition.do", unmet.step().version()));
      case RunFailure.Stopped(var cause) -> failures.say(cause);
    };
  }

  /// What stopped it, without what it means for the database.
  String failed(RunReport report) {
    return report.failure().map(this::what).orElseGet(() -> bundle.text("run.failed.stopped"));
  }

  private String what(RunFailure failure) {
    return switch (failure) {
      case RunFailure.StatementFailed failed ->
          bundle.text(
              "run.failed.statement",
              failed.step().version(),
              failed.statement(),
              failed.count(),
              failed.line());
      case RunFailure.CodeFailed failed ->
          bundle.text("run.failed.code", failed.step().version(), failed.className());
      case RunFailure.ForeignKeysBroken broken -> {
        long rows = broken.references().stream().mapToLong(RunFailure.BrokenReference::rows).sum();
        yield bundle.counted("run.failed.foreignKeys", rows, formats.count(rows));
      }
      case RunFailure.Surprised surprised ->
          bundle.text("run.failed.surprised", surprised.step().version());
      case RunFailure.NamesUnknown(var names) ->
          bundle.counted("run.failed.namesUnknown", names.size(), names.size());
      case RunFailure.HistoryChanged _ -> bundle.text("run.failed.historyChanged");
      case RunFailure.NoSafetyCopy _ -> bundle.text("run.failed.noSafetyCopy");
      case RunFailure.TransactionEnded(PlanStep step, int statement, int line) ->
          bundle.text("run.failed.transactionEnded", step.version(), statement, line);
      case RunFailure.PreconditionUnmet(PlanStep step, var _, var _, var _) ->
          bundle.text("run.failed.precondition", step.version());
      case RunFailure.Stopped _ -> bundle.text("run.failed.stopped");
    };
  }

  private String why(RunFailure.PreconditionUnmet unmet) {
    if (unmet.wrong().isPresent()) {
      return bundle.text(
          "run.precondition.wrong", unmet.condition(), sqlite.ownMessage(unmet.wrong().get()));
    }
    return unmet.answer().isEmpty()
        ? bundle.text("run.precondition.unmet", unmet.condition())
        : bundle.text("run.precondition.answer", unmet.condition(), unmet.answer());
  }

  private void explain(RunFailure failure, AllowancePhrase allowing, Account.Parts parts) {
    Said said = say(failure, allowing);
    if (failure instanceof RunFailure.StatementFailed failed) {
      parts.add(bundle.text("run.label.what"), failed.sql().strip().lines().toList());
      parts.add(bundle.text("run.label.where"), where(failed));
    }
    if (failure instanceof RunFailure.CodeFailed code) {
      code.sql().ifPresent(sql -> parts.add(bundle.text("run.label.what"), sql.strip()));
      parts.add(bundle.text("run.label.where"), where(code));
    }
    if (failure instanceof RunFailure.ForeignKeysBroken broken) {
      parts.add(bundle.text("run.label.why"), references(broken));
    } else if (failure instanceof RunFailure.NamesUnknown(var names)) {
      parts.add(bundle.text("run.label.why"), names.stream().map(plans::say).toList());
    } else if (failure instanceof RunFailure.Surprised surprised) {
      parts.add(bundle.text("run.label.why"), rehearsals.surprises(surprised));
    } else {
      parts.add(bundle.text("run.label.why"), said.sentence());
    }
    if (failure instanceof RunFailure.StatementFailed failed) {
      parts.add(
          bundle.text("run.label.sqlite"),
          bundle.text(
              "run.sqlite",
              failed.result().name(),
              failed.result().extendedCode(),
              sqlite.ownMessage(failed.result())));
    }
    if (failure instanceof RunFailure.CodeFailed code && code.code().isPresent()) {
      parts.add(bundle.text("run.label.sqlite"), code.code().get());
    }
    parts.add(bundle.text("run.label.do"), said.advice());
  }

  /// "AddTotals.java:42, in totals.jar"
  private String where(RunFailure.CodeFailed code) {
    String place = code.place().orElse(code.className());
    return code.step()
        .text()
        .file()
        .map(jar -> bundle.text("run.where.jar", place, formats.path(jar)))
        .orElse(place);
  }

  private static String ended(String sentence) {
    return sentence.matches("(?s).*[.!?]") ? sentence : sentence + ".";
  }

  private String where(RunFailure.StatementFailed failed) {
    return failed
        .step()
        .text()
        .file()
        .map(
            file ->
                bundle.text("run.where.file", formats.path(file), failed.line(), failed.column()))
        .orElseGet(
            () ->
                bundle.text(
                    "run.where.recorded", failed.step().version(), failed.line(), failed.column()));
  }

  private List<String> references(RunFailure.ForeignKeysBroken broken) {
    return broken.references().stream()
        .map(
            reference ->
                bundle.counted(
                    "run.foreignKeys.row",
                    reference.rows(),
                    formats.count(reference.rows()),
                    reference.table(),
                    reference.parent()))
        .toList();
  }

  private String stays(RunReport report) {
    List<String> versions = report.stays().stream().map(Version::text).toList();
    return versions.isEmpty()
        ? bundle.text("run.partly.unclear")
        : bundle.counted("run.partly", versions.size(), versions.size(), formats.list(versions));
  }

  private List<String> notes(RunReport report) {
    List<String> notes = new ArrayList<>();
    if (report.outcome() == RunReport.Outcome.DONE
        && report.plan().allowed().contains(Allowance.FOREIGN_KEYS)) {
      notes.add(bundle.text("run.foreignKeys.allowed"));
    }
    boolean noted =
        report.steps().stream().anyMatch(step -> step.outcome() == StepReport.Outcome.FAILED);
    if (noted) {
      notes.add(bundle.text("run.noted"));
    }
    if (report.hoisted() > 0) {
      notes.add(bundle.counted("run.hoisted", report.hoisted(), report.hoisted()));
    }
    for (StepReport step : report.steps()) {
      step.skippedFor().flatMap(condition -> unmet(step, condition)).ifPresent(notes::add);
      boolean ran =
          step.outcome() != StepReport.Outcome.NOT_REACHED
              && step.outcome() != StepReport.Outcome.MARKED
              && step.outcome() != StepReport.Outcome.SKIPPED;
      if (ran && step.step().leavesTransaction()) {
        notes.add(
            step.step()
                .outsideTransaction()
                .map(reason -> bundle.text("run.outside", step.step().version(), reason))
                .orElseGet(() -> bundle.text(itself(step.step()), step.step().version())));
      }
    }
    return notes;
  }

  private static String itself(PlanStep step) {
    return step.batches().isCommitting() ? "run.batched" : "run.controlled";
  }

  private Optional<String> unmet(StepReport step, String condition) {
    return switch (step.outcome()) {
      case SKIPPED -> Optional.of(bundle.text("run.skipped", step.step().version(), condition));
      case MARKED -> Optional.of(bundle.text("run.marked", step.step().version(), condition));
      case DONE -> Optional.of(bundle.text("run.warned", step.step().version(), condition));
      case FAILED, TAKEN_BACK, NOT_REACHED -> Optional.empty();
    };
  }

  private void wayBack(RunReport report, Account.Parts parts) {
    report
        .safetyCopy()
        .ifPresent(
            copy ->
                parts.add(
                    bundle.text("run.label.wayBack"),
                    bundle.text("run.safetyCopy", formats.path(copy.file()))));
    if (report.plan().allowed().contains(Allowance.WITHOUT_SAFETY_COPY)) {
      parts.add(bundle.text("run.label.wayBack"), bundle.text("run.noSafetyCopy"));
    }
  }

  /// A step as it is told while it runs: "Run 0008 add orders.status".
  public String say(Step step, String subject) {
    String word = bundle.of("step.", step);
    return subject.isBlank() ? word : word + " " + subject;
  }
}
