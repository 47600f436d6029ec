package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.failure.UnknownName;
import dev.switchback.registry.Database;
import dev.switchback.salvage.CombineRequest;
import dev.switchback.salvage.Combined;
import dev.switchback.salvage.CombinedTrial;
import dev.switchback.salvage.KnownSchema;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SalvageRequest;
import dev.switchback.words.Account;
import dev.switchback.words.SalvageWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  @Option(
      names = "--with-backup",
      paramLabel = "BACKUP",
      description =
          "Put what was salvaged and this backup together: newer rows from the one, lost rows from"
              + " the other. A path, or for a registered database a number or \"latest\".")
  private @Nullable String withBackup;

  @Option(
      names = "--prefer",
      paramLabel = "SIDE",
      description =
          "With --with-backup: which values to take of rows that are different in both, salvaged"
              + " or backup (salvaged).")
  private String prefer = "salvaged";

  @Option(names = "--dry-run", description = "Show what would come back; the new file is not kept.")
  private boolean dryRun;

  SalvageCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (Stream.of(schema, like, backup, withBackup).filter(Objects::nonNull).count() > 1) {
      throw new Usage("--schema, --like, --backup and --with-backup exclude each other.");
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
    if (withBackup != null) {
      return withBackup(administration, database, request, withBackup);
    }
    KnownSchema.From from = from(administration, database);
    SalvageReport report =
        face()
            .doing(
                this,
                work ->
                    dryRun
                        ? administration.trySalvage(database, request, from, work)
                        : administration.salvage(database, request, from, work));
    SalvageWords words = face().words().salvages();
    answer(
        Face.lines(dryRun ? words.sayNotKept(report) : words.say(report)),
        new SalvageFields(face().words())
            .salvage(database, report, dryRun ? Optional.empty() : Optional.of(report.into())));
    return report.outcome() == SalvageReport.Outcome.COMPLETE ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private ExitCode withBackup(
      Administration administration, Database database, SalvageRequest request, String typed) {
    Path older = older(administration.backups(database), typed);
    CombineRequest.Prefer side = preferred();
    SalvageFields fields = new SalvageFields(face().words());
    CombineFields combined = new CombineFields(face().words());
    if (dryRun) {
      CombinedTrial trial =
          face()
              .doing(
                  this,
                  work ->
                      administration.trySalvageWithBackup(database, request, older, side, work));
      answer(
          lines(trial.salvage(), face().words().combining().say(trial)),
          fields
              .salvage(database, trial.salvage(), Optional.empty())
              .put("combined", combined.trial(trial)));
      return trial.plan().conflicts() == 0 ? ExitCode.DONE : ExitCode.PROBLEMS;
    }
    Combined both =
        face()
            .doing(
                this,
                work -> administration.salvageWithBackup(database, request, older, side, work));
    answer(
        lines(both.salvage(), face().words().combining().say(both.combine())),
        fields
            .salvage(database, both.salvage(), Optional.empty())
            .put("combined", combined.report(both.combine())));
    return both.combine().isAsPlanned() && both.combine().plan().conflicts() == 0
        ? ExitCode.DONE
        : ExitCode.PROBLEMS;
  }

  private List<String> lines(SalvageReport salvage, Account combined) {
    List<String> lines = new ArrayList<>(Face.lines(combined));
    lines.addAll(Face.lines(face().words().salvages().sayNotKept(salvage)));
    return lines;
  }

  private CombineRequest.Prefer preferred() {
    return switch (prefer) {
      case "salvaged" -> CombineRequest.Prefer.SALVAGED;
      case "backup" -> CombineRequest.Prefer.BACKUP;
      default -> throw new Usage("--prefer is salvaged or backup.");
    };
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
