package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.mend.ObjectSpace;
import dev.switchback.mend.Space;
import dev.switchback.registry.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says what the room of a file is used for.
@Command(
    name = "space",
    customSynopsis = "switchback space DATABASE [OPTIONS]",
    description = {
      "Says what the room of a file is used for: per table and index, free pages, its log, and"
          + " whether rows lie in order. Reads the head of every page; writes nothing.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class SpaceCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  SpaceCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    Space space = face().doing(this, work -> administration.space(database, work));
    answer(
        Face.lines(face().words().spaces().say(database, space)),
        new Fields()
            .put("database", database.name())
            .put(
                "space",
                new Fields()
                    .put("fileBytes", space.fileBytes())
                    .put("walBytes", space.walBytes())
                    .put("pageSizeBytes", space.pageSizeBytes())
                    .put("pages", space.pages())
                    .put("freePages", space.freePages())
                    .put("freeBytes", space.freeBytes())
                    .put("unusedBytes", space.unusedBytes())
                    .put("jumpsPercent", space.jumpsPercent())
                    .put("objects", space.objects().stream().map(SpaceCommand::object).toList())));
    return ExitCode.DONE;
  }

  private static Fields object(ObjectSpace object) {
    return new Fields()
        .put("name", object.name())
        .put("table", object.table())
        .put("type", object.type())
        .put("pages", object.pages())
        .put("bytes", object.bytes())
        .put("entries", object.entries())
        .put("payloadBytes", object.payloadBytes())
        .put("unusedBytes", object.unusedBytes())
        .put("jumpsPercent", object.jumpsPercent());
  }
}
