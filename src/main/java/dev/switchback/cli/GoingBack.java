package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.RestoreReport;
import dev.switchback.registry.Act;
import dev.switchback.registry.Database;
import dev.switchback.registry.UndoPlan;
import dev.switchback.words.Account;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/// What undo and redo have in common: the plan with what is lost, the question, the report.
abstract class GoingBack extends Verb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  GoingBack(Face face) {
    super(face);
  }

  /// What would be put back; empty when there is nothing.
  abstract Optional<UndoPlan> plan(Administration administration, Database database);

  /// Undo or redo.
  abstract Act act();

  /// The name of the command, which is what has to be typed to agree.
  abstract String verb();

  /// What is said where there is no plan.
  abstract String nothing(Database database);

  @Override
  final ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    Optional<UndoPlan> planned = plan(administration, database);
    return planned.isPresent()
        ? carryOut(administration, database, planned.get())
        : refuse(database, nothing(database));
  }

  private ExitCode carryOut(Administration administration, Database database, UndoPlan counted) {
    UndoPlan plan =
        counted.withRestore(
            RestoreCommand.compared(administration, database, counted.restore(), this));
    List<String> lines = Face.lines(face().words().restores().say(database, plan));
    RestoreFields fields = new RestoreFields(face().words());
    if (consent.isDryRun()) {
      answer(lines, fields.plan(database, plan.restore()));
      return ExitCode.DONE;
    }
    Optional<ExitCode> refused = consent.refusedFor(database, act(), verb(), lines, this);
    if (refused.isPresent()) {
      return refused.get();
    }
    RestoreReport report = face().doing(this, work -> administration.undo(database, plan, work));
    Account account = face().words().restores().say(database, plan, report);
    answer(Face.lines(account), fields.report(database, report, account.headline()));
    return RestoreCommand.code(report);
  }

  private ExitCode refuse(Database database, String sentence) {
    if (isJson()) {
      face()
          .console()
          .document(
              new Fields()
                  .put("database", database.name())
                  .put("refusal", new Fields().put("message", sentence).put("reasons", List.of())));
    } else {
      face().console().message(sentence);
    }
    return ExitCode.REFUSED;
  }
}
