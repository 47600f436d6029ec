package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.ReadableBackup;
import dev.switchback.failure.Failure;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.salvage.Combine;
import dev.switchback.salvage.CombineConflict;
import dev.switchback.salvage.CombinePlan;
import dev.switchback.salvage.CombineReport;
import dev.switchback.salvage.CombineRequest;
import dev.switchback.salvage.Combined;
import dev.switchback.salvage.CombinedTrial;
import dev.switchback.salvage.KnownSchema;
import dev.switchback.salvage.Salvage;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SalvageRequest;
import dev.switchback.salvage.SchemaOffer;
import dev.switchback.salvage.TablePage;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Salvages damaged files, and writes that into the journal.
final class Salvaging {
  private static final int SHOWN = 20;

  private final Folders folders;
  private final Operations operations;
  private final ActivityLog log;
  private final BackupRecords backups;
  private final Clock clock;
  private final Words words;
  private final SchemaOffers offers;

  Salvaging(
      Folders folders,
      Operations operations,
      ActivityLog log,
      BackupRecords backups,
      Clock clock,
      Words words,
      SchemaOffers offers) {
    this.folders = folders;
    this.operations = operations;
    this.log = log;
    this.backups = backups;
    this.clock = clock;
    this.words = words;
    this.offers = offers;
  }

  /// What is known of the schema from elsewhere, the best first.
  List<SchemaOffer> offers(Database database) {
    return offers.all(database);
  }

  SalvageReport carryOut(
      Database database, SalvageRequest request, KnownSchema.From from, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    file.requireFile();
    long id =
        operations.begin(
            database, file, Activity.Kind.SALVAGE, String.valueOf(request.into().getFileName()));
    Work work = log.recording(id, given);
    try {
      Optional<SchemaOffer> offer = offered(database, from);
      KnownSchema.From taken = offer.map(SchemaOffer::from).orElse(from);
      SalvageRequest known = added(request, taken, work);
      SalvageReport report =
          new Salvage(clock, folders.newTry()).carryOut(file, known, work).withOffered(offer);
      operations.end(
          id,
          file,
          report.outcome() == SalvageReport.Outcome.COMPLETE
              ? Activity.Outcome.DONE
              : Activity.Outcome.DONE_WITH_PROBLEMS,
          words.salvages().say(report),
          false);
      return report;
    } catch (Failure e) {
      operations.endWithFailure(id, e);
      throw e;
    }
  }

  /// What a salvage would give: everything is done, but the new file is thrown away.
  SalvageReport trial(Database database, SalvageRequest request, KnownSchema.From from, Work work) {
    return withTrial(database, request, from, work, report -> report);
  }

  /// What a salvage, put together with a backup, would give.
  CombinedTrial trialCombined(
      Database database,
      SalvageRequest request,
      Path backup,
      CombineRequest.Prefer prefer,
      Work work) {
    return withTrial(
        database,
        request,
        new KnownSchema.From.OlderCopy(backup),
        work,
        report -> {
          CombineRequest combine =
              CombineRequest.of(report, backup, request.into()).preferring(prefer);
          CombinePlan plan = plan(combine, work);
          List<CombineConflict.Page> conflicts =
              plan.tables().stream()
                  .filter(table -> table.conflicts() > 0)
                  .map(table -> conflicts(combine, table.name(), 0, SHOWN, work))
                  .toList();
          return new CombinedTrial(report, plan, conflicts);
        });
  }

  Combined withBackup(
      Database database,
      SalvageRequest request,
      Path backup,
      CombineRequest.Prefer prefer,
      Work work) {
    return withTrial(
        database,
        request,
        new KnownSchema.From.OlderCopy(backup),
        work,
        report ->
            new Combined(
                report,
                combine(
                    database,
                    CombineRequest.of(report, backup, request.into()).preferring(prefer),
                    work)));
  }

  private <T> T withTrial(
      Database database,
      SalvageRequest request,
      KnownSchema.From from,
      Work work,
      Function<SalvageReport, T> answer) {
    DatabaseFile file = DatabaseFile.of(database.file());
    file.requireFile();
    Path folder = folders.newTry();
    try {
      SalvageRequest known =
          added(request, offered(database, from).map(SchemaOffer::from).orElse(from), work);
      return answer.apply(
          new Salvage(clock, folders.newTry())
              .carryOut(file, known.with(folder.resolve("salvaged.db")), work));
    } finally {
      PrivateFolder.delete(folder);
    }
  }

  private Combine combine() {
    return new Combine(clock, folders.newTry());
  }

  TablePage rows(Path ofOurs, String table, long from, int most, Work work) {
    return reading(ofOurs, work, plain -> TablePage.read(plain, table, from, most));
  }

  CombinePlan plan(CombineRequest request, Work work) {
    return reading(request.backup(), work, copy -> combine().plan(request.withBackup(copy), work));
  }

  CombineConflict.Page conflicts(
      CombineRequest request, String table, long from, int most, Work work) {
    return reading(
        request.backup(),
        work,
        copy -> combine().conflicts(request.withBackup(copy), table, from, most, work));
  }

  CombineReport combine(Database database, CombineRequest request, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    long id =
        operations.begin(
            database, file, Activity.Kind.SALVAGE, String.valueOf(request.into().getFileName()));
    Work work = log.recording(id, given);
    try {
      CombineReport report =
          reading(
              request.backup(), work, copy -> combine().carryOut(request.withBackup(copy), work));
      operations.end(
          id,
          file,
          report.isAsPlanned() ? Activity.Outcome.DONE : Activity.Outcome.DONE_WITH_PROBLEMS,
          words.combining().say(report),
          false);
      return report;
    } catch (Failure e) {
      operations.endWithFailure(id, e);
      throw e;
    }
  }

  /// Reads a copy; a packed backup is unpacked for as long as that takes.
  private <T> T reading(Path copy, Work work, Function<Path, T> read) {
    Optional<Backup> backup = backups.findByFile(copy);
    if (backup.isEmpty()) {
      return read.apply(copy);
    }
    try (ReadableBackup readable = ReadableBackup.open(backup.get(), work)) {
      return read.apply(readable.file().path());
    }
  }

  private SalvageRequest added(SalvageRequest request, KnownSchema.From from, Work work) {
    return from instanceof KnownSchema.From.OlderCopy(Path copy)
        ? reading(
            copy, work, plain -> KnownSchema.added(request, new KnownSchema.From.OlderCopy(plain)))
        : KnownSchema.added(request, from);
  }

  /// A file whose page with the schema is lost can be read with what is known of it: from nowhere
  /// means the best of that.
  private Optional<SchemaOffer> offered(Database database, KnownSchema.From from) {
    return offers.all(database).stream()
        .filter(offer -> from instanceof KnownSchema.From.Nowhere || offer.from().equals(from))
        .filter(offer -> offer.source() != SchemaOffer.Source.NOTHING)
        .findFirst();
  }
}
