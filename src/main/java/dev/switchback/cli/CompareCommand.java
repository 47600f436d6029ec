package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.compare.CompareLimit;
import dev.switchback.compare.Comparison;
import dev.switchback.compare.Difference;
import dev.switchback.compare.DifferencePage;
import dev.switchback.compare.RowFormat;
import dev.switchback.compare.Side;
import dev.switchback.failure.NotADatabase;
import dev.switchback.registry.Database;
import dev.switchback.words.CompareWords;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Compares a database with a backup of it.
@Command(
    name = "compare",
    customSynopsis = "switchback compare DATABASE BACKUP [--table TABLE] [OPTIONS]",
    description = {
      "Compares a database with a backup of it, row by row: which rows are only in today's file,"
          + " which only in the backup, and which have changed. With --table it shows these rows,"
          + " or writes them to a file. Neither file is changed.",
      "BACKUP is a number from \"switchback backups\", the path of a backup, or \"latest\".",
      "DATABASE is a registered name or the path of a registered file."
    })
final class CompareCommand extends Verb {
  private static final int ROWS = 20;

  @Mixin private Chosen chosen = new Chosen();

  @Option(names = "--table", paramLabel = "TABLE", description = "Show the rows of this table.")
  private @Nullable String table;

  @Option(
      names = "--only",
      paramLabel = "WHICH",
      split = ",",
      description = "Of these, only: today, backup, changed.")
  private List<Only> only = List.of();

  @Option(names = "--from", paramLabel = "N", description = "Leave out the first N rows.")
  private long from;

  @Option(names = "--rows", paramLabel = "N", description = "Show N rows (20).")
  private int rows = ROWS;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Write the rows to a new file that ends in .csv, .json or .sql: those that only one side"
              + " has, and its version of those that changed.")
  private @Nullable String export;

  @Option(
      names = "--side",
      paramLabel = "WHICH",
      description = "Whose rows to write: today (what would be lost), or backup.")
  private Side side = Side.TODAY;

  @Option(
      names = "--exact",
      description =
          "Compare every row, however long it takes. Without it the rest is estimated"
              + " after ten seconds.")
  private boolean exact;

  CompareCommand(Face face) {
    super(face);
  }

  /// Which differences are shown.
  enum Only {
    TODAY(Difference.Kind.ONLY_TODAY),
    BACKUP(Difference.Kind.ONLY_BACKUP),
    CHANGED(Difference.Kind.CHANGED);

    private final Difference.Kind kind;

    Only(Difference.Kind kind) {
      this.kind = kind;
    }
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (table == null && (export != null || !only.isEmpty() || from > 0)) {
      throw new Usage("Rows are shown of one table: name it with --table.");
    }
    ChosenBackup choice = ChosenBackup.of(chosen, administration, face());
    Database database = choice.database();
    Backup backup = choice.backup();
    if (export != null && table != null) {
      return export(administration, database, backup, table, face().path(export));
    }
    return table == null
        ? compare(administration, database, backup)
        : rows(administration, database, backup, table);
  }

  private ExitCode compare(Administration administration, Database database, Backup backup) {
    Comparison comparison =
        face()
            .doing(
                this,
                work ->
                    administration.compare(
                        database, backup, exact ? CompareLimit.NONE : CompareLimit.USUAL, work))
            .orElseThrow(
                () -> new NotADatabase(database.file(), NotADatabase.Kind.FOREIGN_OR_ENCRYPTED));
    answer(
        Face.lines(face().words().comparing().say(database, backup, comparison)),
        new CompareFields(face().words()).comparison(database, backup, comparison));
    return ExitCode.DONE;
  }

  private ExitCode rows(
      Administration administration, Database database, Backup backup, String named) {
    Set<Difference.Kind> kinds = EnumSet.allOf(Difference.Kind.class);
    if (!only.isEmpty()) {
      kinds.retainAll(only.stream().map(it -> it.kind).toList());
    }
    DifferencePage.Wish wish = new DifferencePage.Wish(named, kinds, from, rows);
    DifferencePage page =
        face().doing(this, work -> administration.differences(database, backup, wish, work));
    CompareFields fields = new CompareFields(face().words());
    answer(fields.lines(page), fields.page(database, backup, page));
    return ExitCode.DONE;
  }

  private ExitCode export(
      Administration administration, Database database, Backup backup, String named, Path target) {
    String name = target.toString().toLowerCase(Locale.ROOT);
    RowFormat format =
        List.of(RowFormat.values()).stream()
            .filter(it -> name.endsWith("." + it.ending()))
            .findFirst()
            .orElseThrow(() -> new Usage("--export FILE has to end in .csv, .json or .sql."));
    long count =
        face()
            .doing(
                this,
                work ->
                    administration.exportDifferences(
                        database, backup, named, side, format, target, work));
    CompareWords words = face().words().comparing();
    answer(
        List.of(words.exported(count, named, target)),
        new Fields()
            .put("database", database.name())
            .put("table", named)
            .put("side", side)
            .put("file", Optional.of(target))
            .put("rows", count));
    return ExitCode.DONE;
  }
}
