package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.RestoreReport;
import dev.switchback.registry.Database;
import dev.switchback.registry.UndoPlan;
import dev.switchback.words.Account;
import java.util.List;
import java.util.Optional;

/// What undo and redo have in common: the plan with what is lost, the question, the report.
record GoingBack(Verb verb, Consent consent) {

  /// @param word what has to be typed
  /// @param nothing what is said where there is no plan
  ExitCode carryOut(
      Administration administration,
      Database database,
      Optional<UndoPlan> planned,
      String word,
      String nothing) {
    if (planned.isEmpty()) {
      return nothing(database, nothing);
    }
    UndoPlan plan =
        planned
            .get()
            .withRestore(
                RestoreCommand.compared(administration, database, planned.get().restore(), verb));
    Face face = verb.face();
    List<String> lines = Face.lines(face.words().restores().say(database, plan));
    CopyFields fields = new CopyFields(face.words());
    if (consent.isDryRun()) {
      verb.answer(lines, fields.restore(database, plan.restore()));
      return ExitCode.DONE;
    }
    Optional<ExitCode> refused = consent.refusedFor(database, word, lines, verb);
    if (refused.isPresent()) {
      return refused.get();
    }
    RestoreReport report = face.doing(verb, work -> administration.undo(database, plan, work));
    Account account = face.words().restores().say(database, plan, report);
    verb.answer(Face.lines(account), fields.restore(database, report, account.headline()));
    return RestoreCommand.code(report);
  }

  private ExitCode nothing(Database database, String sentence) {
    if (verb.isJson()) {
      verb.face()
          .console()
          .document(
              new Fields()
                  .put("database", database.name())
                  .put("refusal", new Fields().put("message", sentence).put("reasons", List.of())));
    } else {
      verb.face().console().message(sentence);
    }
    return ExitCode.REFUSED;
  }
}
