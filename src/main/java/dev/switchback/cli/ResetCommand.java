package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import dev.switchback.registry.ResetPlan;
import dev.switchback.registry.ResetRefusal;
import dev.switchback.registry.ResetReport;
import dev.switchback.words.Account;
import dev.switchback.words.ResetWords;
import dev.switchback.words.Said;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Empties a database and runs its migrations again.
@Command(
    name = "reset",
    customSynopsis = "switchback reset DATABASE --confirm NAME [OPTIONS]",
    description = {
      "Empties a database that is used for development and runs all of its migrations again, on a"
          + " new file that then takes the old one's place. Shows first what disappears, and makes"
          + " a verified safety copy: \"undo\" puts it back.",
      "Its name has to be typed. A protected database, and one used for staging or production, is"
          + " never reset.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class ResetCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  @Option(
      names = "--confirm",
      paramLabel = "NAME",
      description = "The name of the database, typed out.")
  private @Nullable String confirm;

  @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "How long to wait for a lock of another program. Default: what the database's settings"
              + " say, or else 30.")
  private @Nullable Integer waitSeconds;

  ResetCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    return switch (face().doing(this, work -> administration.planReset(database, work))) {
      case ResetRefusal refusal -> refused(database, refusal);
      case ResetPlan plan -> reset(administration, database, plan);
    };
  }

  private ExitCode reset(Administration administration, Database database, ResetPlan plan) {
    ResetWords words = face().words().resets();
    List<String> lines = Face.lines(words.say(database, plan));
    if (dryRun) {
      answer(lines, ResetFields.plan(database, plan));
      return ExitCode.DONE;
    }
    Optional<ExitCode> refused =
        Consent.refusedUnlessNamed(database, Optional.ofNullable(confirm), lines, this);
    if (refused.isPresent()) {
      return refused.get();
    }
    Duration lockWait = Wishes.lockWait(waitSeconds, database);
    ResetReport report =
        face().doing(this, work -> administration.reset(database, plan, lockWait, work));
    Account account = words.say(database, report);
    answer(
        Face.lines(account),
        new ResetFields(face().words()).report(database, report, account.headline()));
    return switch (report.outcome()) {
      case DONE -> ExitCode.DONE;
      case FAILED_UNCHANGED, CHANGED_SINCE -> ExitCode.FAILED;
      case FAILED_CHANGED -> ExitCode.PARTLY;
      case CANCELLED_UNCHANGED -> ExitCode.CANCELLED;
    };
  }

  private ExitCode refused(Database database, ResetRefusal refusal) {
    ResetWords words = face().words().resets();
    List<Said> reasons = words.say(database, refusal);
    if (isJson()) {
      face()
          .console()
          .document(ResetFields.refusal(database, words.refused(database), refusal, reasons));
    } else {
      face().console().message(words.refused(database));
      for (Said said : reasons) {
        face().console().message("  " + said.sentence());
        face().console().message("    " + said.advice());
      }
    }
    return ExitCode.REFUSED;
  }
}
