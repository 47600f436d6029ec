package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.DatabaseStatus;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows databases and their migrations.
@Command(
    name = "status",
    customSynopsis = "switchback status [DATABASE...] [OPTIONS]",
    description = {
      "Shows the state of a database and of each of its migrations. Without a name, of every"
          + " registered database. Looking changes nothing.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class StatusCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  StatusCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    List<DatabaseStatus> all =
        chosen.several(administration, face()).stream().map(administration::status).toList();
    StatusLines text = new StatusLines(face().words());
    List<String> lines = new ArrayList<>();
    for (DatabaseStatus status : all) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(text.of(status));
    }
    StatusFields fields = new StatusFields(face().words());
    answer(lines, new Fields().put("databases", all.stream().map(fields::whole).toList()));
    return ExitCode.DONE;
  }
}
