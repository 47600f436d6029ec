package dev.switchback.cli;

import dev.switchback.Administration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Writes an empty migration.
@Command(
    name = "new",
    customSynopsis = {
      "switchback new DATABASE DESCRIPTION [--json]",
      "switchback new --migrations DIR DESCRIPTION [--json]"
    },
    description = {
      "Writes an empty up and down file into the migrations folder of a database, or into DIR,"
          + " numbered as the other files there are.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class NewCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  NewCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Optional<Path> alone = chosen.folderAlone(face()).filter(dir -> chosen.words().size() == 1);
    List<Path> files;
    if (alone.isPresent()) {
      files = administration.newMigration(alone.get(), chosen.words().getFirst());
    } else {
      Chosen.Choice choice = chosen.one(administration, face(), "DESCRIPTION");
      Path folder =
          choice
              .database()
              .source()
              .orElseThrow(
                  () ->
                      new Usage(
                          choice.database().name()
                              + " has no migrations folder. Give one with --migrations DIR."));
      files = administration.newMigration(folder, choice.words().getFirst());
    }
    List<String> lines = new ArrayList<>();
    files.forEach(file -> lines.add("Wrote " + face().words().formats().path(file)));
    answer(lines, new Fields().put("files", files));
    return ExitCode.DONE;
  }
}
