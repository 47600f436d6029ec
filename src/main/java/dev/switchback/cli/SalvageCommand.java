package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.failure.UnknownName;
import dev.switchback.registry.Database;
import dev.switchback.salvage.KnownSchema;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SalvageRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads what can be read from a damaged file.
@Command(
    name = "salvage",
    customSynopsis =
        "switchback salvage FILE --into FILE [--schema FILE | --like FILE | --backup BACKUP]"
            + " [OPTIONS]",
    description = {
      "Reads what can still be read from a damaged database, page by page, into a new one. Never"
          + " writes to the damaged file.",
      "FILE is the damaged file, or the name of a registered database."
    })
final class SalvageCommand extends Verb {
  @Parameters(paramLabel = "FILE", description = "The damaged file, or a registered name.")
  private String damaged = "";

  @Option(
      names = "--into",
      paramLabel = "FILE",
      required = true,
      description = "The new database to write. It must not be there yet.")
  private String into = "";

  @Option(
      names = "--schema",
      paramLabel = "FILE",
      description = "SQL statements that make its tables, if the file has lost its schema.")
  private @Nullable String schema;

  @Option(
      names = "--like",
      paramLabel = "FILE",
      description = "A database with the same tables, if the file has lost its schema.")
  private @Nullable String like;

  @Option(
      names = "--backup",
      paramLabel = "BACKUP",
      description =
          "An older copy of this file, if it has lost its schema: a path, or for a registered"
              + " database a number or \"latest\". Without this, the newest verified backup.")
  private @Nullable String backup;

  @Option(
      names = "--deleted",
      description = "Keep rows that had been deleted as well, in a table of their own.")
  private boolean deleted;

  SalvageCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (Stream.of(schema, like, backup).filter(Objects::nonNull).count() > 1) {
      throw new Usage("--schema, --like and --backup exclude each other.");
    }
    Path target = face().path(into);
    if (Files.exists(target)) {
      throw new Usage(
          face().words().formats().path(target) + " is there already: name a new file.");
    }
    Database database = database(administration);
    SalvageRequest request =
        SalvageRequest.into(target)
            .with(deleted ? SalvageRequest.Extras.DELETED_ROWS : SalvageRequest.Extras.NONE);
    KnownSchema.From from = from(administration, database);
    SalvageReport report =
        face().doing(this, work -> administration.salvage(database, request, from, work));
    answer(
        Face.lines(face().words().salvages().say(report)),
        new SalvageFields(face().words()).salvage(database, report));
    return report.outcome() == SalvageReport.Outcome.COMPLETE ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private Database database(Administration administration) {
    Path path = face().path(damaged);
    Optional<Database> registered =
        administration.databases().stream()
            .filter(each -> each.name().equals(damaged) || each.file().equals(path))
            .findFirst();
    if (registered.isEmpty() && Files.exists(path)) {
      return Database.unregistered(path, Optional.empty());
    }
    return registered.orElseGet(() -> Chosen.registered(administration, face(), damaged));
  }

  private KnownSchema.From from(Administration administration, Database database) {
    if (schema != null) {
      return new KnownSchema.From.Statements(face().path(schema));
    }
    if (like != null) {
      return new KnownSchema.From.Similar(face().path(like));
    }
    return backup == null
        ? new KnownSchema.From.Nowhere()
        : new KnownSchema.From.OlderCopy(older(administration.backups(database), backup));
  }

  private Path older(List<Backup> backups, String typed) {
    if (typed.equals("latest") && !backups.isEmpty()) {
      return backups.getFirst().file();
    }
    Path path = face().path(typed);
    return backups.stream()
        .filter(each -> String.valueOf(each.id()).equals(typed))
        .map(Backup::file)
        .findFirst()
        .or(() -> Optional.of(path).filter(Files::exists))
        .orElseThrow(() -> new UnknownName("backup", typed, List.of()));
  }
}
