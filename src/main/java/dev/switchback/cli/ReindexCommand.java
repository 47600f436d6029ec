package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.mend.Mend;
import java.util.Optional;
import picocli.CommandLine.Command;

/// Makes the entries of indexes again from the rows.
@Command(
    name = "reindex",
    customSynopsis = "switchback reindex DATABASE [NAME] [--on-copy | --dry-run] [OPTIONS]",
    description = {
      "Makes the entries of an index again from the rows of its table (REINDEX), after a safety"
          + " copy.",
      "NAME is an index, a table with all of its indexes, or a text search. Without it, all"
          + " indexes.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class ReindexCommand extends MendVerb {
  ReindexCommand(Face face) {
    super(face);
  }

  @Override
  String verb() {
    return "reindex";
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Chosen.Choice choice =
        chosen().isDatabaseAlone()
            ? chosen().one(administration, face())
            : chosen().one(administration, face(), "NAME");
    Optional<String> name = choice.words().stream().findFirst();
    return mend(administration, choice.database(), new Mend.Reindex(name));
  }
}
