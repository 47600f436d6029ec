package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.OldCopy;
import dev.switchback.backup.TakeInReport;
import dev.switchback.registry.Database;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Takes copies into the list that somebody else has made.
@Command(
    name = "take-in",
    customSynopsis = "switchback take-in DATABASE FOLDER [--dry-run] [OPTIONS]",
    description = {
      "Looks for copies of a database in a folder of old copies (or at a single file), known by"
          + " schema, history and tables and not by name; verifies them and takes them into the"
          + " list of its backups. The files stay where and as they are, and no clean-up removes"
          + " them.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class TakeInCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  @Option(names = "--dry-run", description = "Show what would be taken in, and take in nothing.")
  private boolean dryRun;

  TakeInCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Chosen.Choice choice = chosen.one(administration, face(), "FOLDER");
    Database database = choice.database();
    Path place = face().path(choice.words().getFirst());
    Words words = face().words();
    if (!Files.exists(place)) {
      throw new Usage(words.formats().path(place) + " is not there.");
    }
    List<OldCopy> found =
        face().doing(this, work -> administration.oldCopies(database, place, work));
    List<OldCopy.Recognised> copies =
        found.stream()
            .filter(OldCopy.Recognised.class::isInstance)
            .map(OldCopy.Recognised.class::cast)
            .toList();
    List<String> lines = lines(database, found, words);
    Fields fields =
        new Fields()
            .put("database", database.name())
            .put("found", found.stream().map(copy -> fields(copy, words)).toList());
    if (dryRun || copies.isEmpty()) {
      answer(lines, fields);
      return ExitCode.DONE;
    }
    TakeInReport report = face().doing(this, work -> administration.takeIn(database, copies, work));
    Account account = words.oldCopies().say(database, report);
    lines.addAll(Face.lines(account));
    answer(
        lines,
        fields
            .put("message", account.headline())
            .put("taken", report.taken().stream().map(CopyFields::backup).toList())
            .put("refused", report.refused().stream().map(copy -> fields(copy, words)).toList()));
    boolean good =
        report.refused().isEmpty() && report.taken().stream().allMatch(it -> it.isGood());
    return good ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private static List<String> lines(Database database, List<OldCopy> found, Words words) {
    List<String> lines = new ArrayList<>(List.of(words.oldCopies().headline(database, found)));
    Table table = new Table();
    for (OldCopy copy : found) {
      switch (copy) {
        case OldCopy.Recognised it ->
            table.row(
                words.formats().path(it.file()),
                words.formats().instant(it.at()),
                words.formats().size(it.bytes()),
                it.lastMigration().map(version -> version.text()).orElse("-"),
                words.oldCopies().because(it));
        case OldCopy.Refused it ->
            table.row(
                words.formats().path(it.file()), "-", "-", "-", words.oldCopies().because(it));
      }
    }
    lines.addAll(table.lines("  "));
    return lines;
  }

  private static Fields fields(OldCopy copy, Words words) {
    Fields fields =
        new Fields()
            .put("file", copy.file())
            .put("isCopy", copy instanceof OldCopy.Recognised)
            .put("because", words.oldCopies().because(copy));
    return switch (copy) {
      case OldCopy.Recognised it ->
          fields
              .put("kin", it.kin())
              .put("at", it.at())
              .put("timeFrom", it.from())
              .put("sizeBytes", it.bytes())
              .put("lastMigration", it.lastMigration())
              .put("manner", it.manner());
      case OldCopy.Refused it -> fields.put("why", it.why()).put("detail", it.detail());
    };
  }
}
