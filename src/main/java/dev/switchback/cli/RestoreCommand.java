package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.backup.Extent;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.backup.TablesPlanning;
import dev.switchback.compare.CompareLimit;
import dev.switchback.migration.Version;
import dev.switchback.registry.Act;
import dev.switchback.registry.Database;
import dev.switchback.registry.PointPlanning;
import dev.switchback.words.Account;
import dev.switchback.words.ExtentWords;
import dev.switchback.words.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Restores a backup, some tables of it, or a point of the timeline.
@Command(
    name = "restore",
    customSynopsis = {
      "switchback restore DATABASE BACKUP [--into FILE | --in-place] [OPTIONS]",
      "       switchback restore DATABASE BACKUP --table NAME [--table NAME]... [OPTIONS]",
      "       switchback restore DATABASE --to VERSION [--into FILE | --in-place] [OPTIONS]"
    },
    description = {
      "Restores a backup: as a copy beside the database or, with --in-place, in its place; then"
          + " today's file is kept aside first.",
      "With --table, only those tables are put back, into the present file, in one transaction.",
      "With --to, the database is taken back to right after a migration: from the nearest backup"
          + " before it and the migrations up to it, run again on a copy.",
      "BACKUP is a number from \"switchback backups\", the path of a backup, or \"latest\".",
      "DATABASE is a registered name or the path of a registered file."
    })
final class RestoreCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = "The copy to write. It must not be there yet.")
  private @Nullable String into;

  @Option(names = "--in-place", description = "Replace the database by the backup.")
  private boolean inPlace;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description =
          "Put only this table back, into the present file. May be given several times: tables"
              + " that refer to each other belong together.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "Take the database back to right after this migration.")
  private @Nullable String to;

  RestoreCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    refuseContradictions();
    if (to != null) {
      Database database = chosen.one(administration, face()).database();
      return toPoint(administration, database, Version.named(to));
    }
    ChosenBackup choice = ChosenBackup.of(chosen, administration, face());
    Database database = choice.database();
    Backup backup = choice.backup();
    return tables.isEmpty()
        ? restore(
            administration,
            database,
            administration.planRestore(database, backup, place(), target()))
        : tables(administration, database, backup);
  }

  private void refuseContradictions() {
    if (into != null && inPlace) {
      throw new Usage("--into and --in-place exclude each other.");
    }
    if (!tables.isEmpty() && (into != null || to != null)) {
      throw new Usage("--table puts tables into the present file: it excludes --into and --to.");
    }
    if (into != null && Files.exists(face().path(into))) {
      throw new Usage(
          face().words().formats().path(face().path(into)) + " is there already: name a new file.");
    }
  }

  private RestorePlan.Place place() {
    return inPlace ? RestorePlan.Place.IN_PLACE : RestorePlan.Place.BESIDE;
  }

  private Optional<Path> target() {
    return Optional.ofNullable(into).map(face()::path);
  }

  private ExitCode tables(Administration administration, Database database, Backup backup) {
    ExtentWords words = face().words().extents();
    return switch (administration.planRestoreTables(database, backup, tables)) {
      case TablesPlanning.Refused refused ->
          refused(
              database,
              words.refusedTables(database),
              refused.reasons().stream().map(RestoreFields::kind).toList(),
              words.say(refused));
      case TablesPlanning.Planned(RestorePlan plan) -> {
        List<Said> dangling =
            plan.extent() instanceof Extent.Tables some ? words.dangling(some) : List.of();
        yield dangling.isEmpty()
            ? restore(administration, database, plan)
            : refused(
                database,
                words.refusedTables(database),
                dangling.stream().map(_ -> "dangling").toList(),
                dangling);
      }
    };
  }

  private ExitCode toPoint(Administration administration, Database database, Version version) {
    ExtentWords words = face().words().extents();
    PointPlanning planning =
        face()
            .doing(
                this,
                work -> administration.planRestoreTo(database, version, place(), target(), work));
    return switch (planning) {
      case PointPlanning.Refused refused -> {
        List<Said> said = words.say(database, refused);
        yield refused(
            database,
            words.refused(database, refused),
            said.stream().map(_ -> RestoreFields.kind(refused)).toList(),
            said);
      }
      case PointPlanning.Planned(RestorePlan plan) -> {
        try {
          yield restore(administration, database, plan);
        } finally {
          administration.giveBack(plan);
        }
      }
    };
  }

  private ExitCode restore(Administration administration, Database database, RestorePlan counted) {
    RestorePlan plan = compared(administration, database, counted, this);
    List<String> lines = Face.lines(face().words().restores().say(database, plan));
    if (consent.isDryRun()) {
      answer(lines, new RestoreFields(face().words()).plan(database, plan));
      return ExitCode.DONE;
    }
    if (plan.place() == RestorePlan.Place.IN_PLACE) {
      Optional<ExitCode> refused =
          consent.refusedFor(database, Act.Known.RESTORE, "restore", lines, this);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    RestoreReport report = face().doing(this, work -> administration.restore(database, plan, work));
    Account account = face().words().restores().say(report);
    answer(
        Face.lines(account),
        new RestoreFields(face().words()).report(database, report, account.headline()));
    return code(report);
  }

  private ExitCode refused(
      Database database, String headline, List<String> kinds, List<Said> reasons) {
    if (isJson()) {
      face().console().document(RestoreFields.refusal(database, headline, kinds, reasons));
    } else {
      face().console().message(headline);
      for (Said said : reasons) {
        face().console().message("  " + said.sentence());
        face().console().message("    " + said.advice());
      }
    }
    return ExitCode.REFUSED;
  }

  /// With what is lost row by row, where something can be lost.
  static RestorePlan compared(
      Administration administration, Database database, RestorePlan plan, Verb verb) {
    return plan.place() == RestorePlan.Place.BESIDE
        ? plan
        : plan.withRows(
            verb.face()
                .doing(
                    verb,
                    work ->
                        administration.compare(database, plan.backup(), CompareLimit.USUAL, work)));
  }

  static ExitCode code(RestoreReport report) {
    return switch (report.outcome()) {
      case DONE -> ExitCode.DONE;
      case FAILED_UNCHANGED -> ExitCode.FAILED;
      case FAILED_CHANGED -> ExitCode.PARTLY;
      case CANCELLED_UNCHANGED -> ExitCode.CANCELLED;
    };
  }
}
