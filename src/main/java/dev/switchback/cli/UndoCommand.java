package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.RestoreReport;
import dev.switchback.registry.Database;
import dev.switchback.registry.UndoPlan;
import dev.switchback.words.Account;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Undoes the last operation.
@Command(
    name = "undo",
    customSynopsis = "switchback undo DATABASE [OPTIONS]",
    description = {
      "Undoes the last operation that wrote to a database, by putting back the safety copy that was"
          + " made before it. Says first what would be lost if somebody wrote in between.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class UndoCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  UndoCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    Optional<UndoPlan> plan = administration.planUndo(database);
    return plan.isEmpty() ? nothing(database) : undo(administration, database, plan.get());
  }

  private ExitCode undo(Administration administration, Database database, UndoPlan plan) {
    List<String> lines = Face.lines(face().words().restores().say(database, plan));
    CopyFields fields = new CopyFields(face().words());
    if (consent.isDryRun()) {
      answer(lines, fields.restore(database, plan.restore()));
      return ExitCode.DONE;
    }
    Optional<ExitCode> refused = consent.refusedFor(database, "undo", lines, this);
    if (refused.isPresent()) {
      return refused.get();
    }
    RestoreReport report = face().doing(this, work -> administration.undo(database, plan, work));
    Account account = face().words().restores().say(database, plan, report);
    answer(Face.lines(account), fields.restore(database, report, account.headline()));
    return RestoreCommand.code(report);
  }

  private ExitCode nothing(Database database) {
    String sentence = face().words().restores().nothingToUndo(database);
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
