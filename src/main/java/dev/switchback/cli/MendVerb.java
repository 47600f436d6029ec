package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.mend.Mend;
import dev.switchback.mend.MendPlan;
import dev.switchback.mend.MendPlanning;
import dev.switchback.mend.MendRefusal;
import dev.switchback.mend.MendReport;
import dev.switchback.registry.Act;
import dev.switchback.registry.Database;
import dev.switchback.words.Account;
import dev.switchback.words.MendWords;
import dev.switchback.words.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A cure that writes to the file: the plan is shown first, a safety copy is made, and it is proved
/// by counting.
abstract class MendVerb extends Verb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  @Option(names = "--on-copy", description = "Try it on a copy, and leave the file as it is.")
  private boolean onCopy;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "How long to wait for a lock of another program. Default: what the database's settings"
              + " say, or else 30.")
  private @Nullable Integer waitSeconds;

  MendVerb(Face face) {
    super(face);
  }

  Chosen chosen() {
    return chosen;
  }

  /// The name of the command, which is what has to be typed to agree.
  abstract String verb();

  /// Plans it, asks, and does it.
  ExitCode mend(Administration administration, Database database, Mend mend) {
    MendPlanning planning = administration.planMend(database, mend);
    return switch (planning) {
      case MendRefusal refusal -> refuse(database, refusal);
      case MendPlan plan -> carryOut(administration, database, plan);
    };
  }

  private ExitCode refuse(Database database, MendRefusal refusal) {
    Said said = words().say(refusal);
    if (isJson()) {
      face()
          .console()
          .document(
              new Fields()
                  .put("database", database.name())
                  .put(
                      "refusal",
                      new Fields()
                          .put("reason", refusal.reason())
                          .put("message", said.sentence())
                          .put("advice", said.advice())));
    } else {
      face().console().message(said.sentence());
      face().console().message("  " + said.advice());
    }
    return ExitCode.REFUSED;
  }

  private ExitCode carryOut(Administration administration, Database database, MendPlan plan) {
    if (onCopy) {
      MendReport tried = face().doing(this, work -> administration.tryMend(database, plan, work));
      return tell(database, tried, words().sayTried(database, tried));
    }
    List<String> lines = new ArrayList<>(Face.lines(words().say(database, plan)));
    if (consent.isDryRun()) {
      answer(lines, fields(database, plan));
      return ExitCode.DONE;
    }
    Optional<ExitCode> refused =
        consent.refusedFor(database, Act.Known.COMPACT, verb(), lines, this);
    if (refused.isPresent()) {
      return refused.get();
    }
    MendReport report =
        face()
            .doing(
                this,
                work ->
                    administration.mend(
                        database, plan, Wishes.lockWait(waitSeconds, database), work));
    return tell(database, report, words().say(database, report));
  }

  private ExitCode tell(Database database, MendReport report, Account account) {
    answer(
        Face.lines(account),
        fields(database, report.plan())
            .put(
                "report",
                new Fields()
                    .put("outcome", report.outcome())
                    .put("message", account.headline())
                    .put("problemsBefore", report.problemsBefore())
                    .put("problemsAfter", report.problemsAfter())
                    .put("bytesBefore", report.bytesBefore())
                    .put("bytesAfter", report.bytesAfter())
                    .put("safetyCopy", report.safetyCopy().map(CopyFields::backup))
                    .put("failure", report.failure().map(new ReportFields(face().words())::failure))
                    .put("tookMillis", report.took())
                    .put("activity", report.activity())));
    return switch (report.outcome()) {
      case DONE -> ExitCode.DONE;
      case DONE_WITH_PROBLEMS -> ExitCode.PROBLEMS;
      case FAILED_UNCHANGED -> ExitCode.FAILED;
      case CANCELLED_UNCHANGED -> ExitCode.CANCELLED;
    };
  }

  private Fields fields(Database database, MendPlan plan) {
    return new Fields()
        .put("database", database.name())
        .put(
            "plan",
            new Fields()
                .put("statements", plan.statements())
                .put("about", plan.about())
                .put("sizeBytes", plan.sizeBytes())
                .put("freeBytes", plan.freeBytes())
                .put("needsBytes", plan.needsBytes())
                .put("newRowids", plan.newRowids())
                .put("holders", StatusFields.holders(plan.holders())));
  }

  private MendWords words() {
    return face().words().mends();
  }
}
