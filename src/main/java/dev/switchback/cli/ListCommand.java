package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.DatabaseStatus;
import java.util.List;
import picocli.CommandLine.Command;

/// Lists the registered databases.
@Command(
    name = "list",
    customSynopsis = "switchback list [--json]",
    description = "Lists the registered databases, each with its state.")
final class ListCommand extends Verb {
  ListCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    List<DatabaseStatus> all =
        administration.databases().stream().map(administration::status).toList();
    if (all.isEmpty() && !isJson()) {
      face().console().message("No databases yet. Add one with \"switchback add FILE\".");
    }
    Table table = new Table();
    for (DatabaseStatus status : all) {
      table.row(
          status.database().name(),
          face().words().word(status),
          face().words().formats().path(status.database().file()),
          face().words().checks().age(status.lastCheck()));
    }
    StatusFields fields = new StatusFields(face().words());
    answer(
        table.lines(""), new Fields().put("databases", all.stream().map(fields::brief).toList()));
    return ExitCode.DONE;
  }
}
