package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseInfo;
import dev.switchback.schema.Inside;
import dev.switchback.words.InfoWords;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Tells all that can be said about one database.
@Command(
    name = "info",
    customSynopsis = "switchback info DATABASE [--count] [OPTIONS]",
    description = {
      "Shows all that can be said about a database: its file, the settings in its header, the"
          + " SQLite that wrote it and the one it needs, its objects, and its history. Looking"
          + " changes nothing.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class InfoCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  @Option(names = "--count", description = "Count the rows of each table, which reads all of them.")
  private boolean count;

  InfoCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    Inside.Rows rows = count ? Inside.Rows.COUNTED : Inside.Rows.LEFT_OUT;
    DatabaseInfo info = face().doing(this, work -> administration.info(database, rows, work));
    answer(Face.lines(face().words().infos().say(info)), fields(info));
    return info.inside().isPresent() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Fields fields(DatabaseInfo info) {
    return new StatusFields(face().words())
        .whole(info.status())
        .put("pageSizeBytes", info.status().facts().pageSizeBytes())
        .put("journalBytes", info.status().facts().journalBytes())
        .put("writtenBy", version(info.writtenBy()))
        .put("needs", info.inside().map(inside -> InfoWords.version(inside.neededNumber())))
        .put("tool", info.status().history().tool())
        .put("inside", info.inside().map(InfoCommand::inside));
  }

  private static Optional<String> version(OptionalInt number) {
    return number.isPresent()
        ? Optional.of(InfoWords.version(number.getAsInt()))
        : Optional.empty();
  }

  private static Fields inside(Inside inside) {
    TreeMap<String, Long> objects = new TreeMap<>();
    inside.objects().forEach((type, number) -> objects.put(Fields.word(type), number));
    return new Fields()
        .put("pages", inside.pages())
        .put("freePages", inside.freePages())
        .put("encoding", inside.encoding())
        .put("autoVacuum", inside.autoVacuum())
        .put("applicationId", inside.applicationId())
        .put("userVersion", inside.userVersion())
        .put("objects", objects)
        .put("uses", inside.features())
        .put("modules", inside.modules())
        .put(
            "tables",
            inside.tables().stream()
                .map(
                    table ->
                        new Fields()
                            .put("table", table.name())
                            .put("columns", table.columns())
                            .put("indexes", table.indexes())
                            .put("rows", table.rows()))
                .toList());
  }
}
