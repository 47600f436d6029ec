package dev.switchback.words;

import dev.switchback.backup.Backup;
import dev.switchback.compare.Comparison;
import dev.switchback.compare.Difference;
import dev.switchback.compare.Shape;
import dev.switchback.compare.TableComparison;
import dev.switchback.compare.TableComparison.Certainty;
import dev.switchback.compare.Tally;
import dev.switchback.registry.Database;
import dev.switchback.sqlite.Cell;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is different between a database and a backup of it, row by row.
public final class CompareWords {
  private static final int LONGEST = 60;

  private final Bundle bundle;
  private final Formats formats;

  CompareWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  /// A line per table that is not the same.
  public Account say(Database database, Backup backup, Comparison comparison) {
    Account.Parts parts = new Account.Parts();
    comparison.different().forEach(table -> parts.add(table.table(), about(table)));
    int same = comparison.tables().size() - comparison.different().size();
    String at = formats.instant(backup.at());
    if (comparison.isEmpty()) {
      return parts.under(bundle.text("compare.same", database.name(), at, formats.tables(same)));
    }
    if (same > 0) {
      parts.add(
          bundle.text("compare.label.others"), bundle.text("compare.others", formats.tables(same)));
    }
    return parts.under(bundle.text("compare.headline", database.name(), at));
  }

  /// What is different in one table.
  public List<String> about(TableComparison table) {
    List<String> lines = new ArrayList<>();
    switch (table.presence()) {
      case ONLY_TODAY ->
          lines.add(
              bundle.text("compare.onlyToday.table", formats.rows(table.tally().onlyToday())));
      case ONLY_BACKUP ->
          lines.add(
              bundle.text("compare.onlyBackup.table", formats.rows(table.tally().onlyBackup())));
      case BOTH -> {
        if (!(table.certainty() instanceof Certainty.Unknown)) {
          lines.add(numbers(table.tally()));
        }
      }
    }
    certainty(table).ifPresent(lines::add);
    columns("compare.column.today", table.shape().onlyToday()).ifPresent(lines::add);
    columns("compare.column.backup", table.shape().onlyBackup()).ifPresent(lines::add);
    return lines;
  }

  private String numbers(Tally tally) {
    List<String> numbers = new ArrayList<>();
    if (tally.onlyToday() > 0) {
      numbers.add(bundle.text("compare.onlyToday", formats.rows(tally.onlyToday())));
    }
    if (tally.onlyBackup() > 0) {
      numbers.add(bundle.text("compare.onlyBackup", formats.rows(tally.onlyBackup())));
    }
    if (tally.changed() > 0) {
      numbers.add(bundle.text("compare.changed", formats.rows(tally.changed())));
    }
    numbers.add(bundle.text("compare.unchanged", formats.rows(tally.same())));
    return String.join(", ", numbers);
  }

  private Optional<String> columns(String key, List<String> columns) {
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(bundle.counted(key, columns.size(), formats.list(columns)));
  }

  /// What has to be said about the numbers; nothing where every row was compared.
  public Optional<String> certainty(TableComparison table) {
    return switch (table.certainty()) {
      case Certainty.Counted() -> Optional.empty();
      case Certainty.Estimated(long compared, long total) ->
          Optional.of(
              bundle.text("compare.estimated", formats.count(compared), formats.rows(total)));
      case Certainty.Unknown(Certainty.Reason reason, String detail) ->
          Optional.of(
              bundle.of("compare.unknown.", reason) + (detail.isEmpty() ? "" : " " + detail));
    };
  }

  /// How the rows of a table are lined up.
  public String linedUp(Shape shape) {
    return shape.hasKey()
        ? bundle.counted("compare.byKey", shape.key().size(), formats.list(shape.key()))
        : bundle.text("compare.byRow");
  }

  /// What a restore would take away of one table's rows.
  List<String> lose(TableComparison table) {
    List<String> lines = new ArrayList<>();
    long rows = table.tally().onlyToday();
    if (table.presence() == TableComparison.Presence.ONLY_TODAY) {
      lines.add(bundle.text("restore.lose.table", table.table(), formats.rows(rows)));
    } else if (rows > 0) {
      lines.add(bundle.text("restore.lose.rows", table.table(), about(table, rows)));
    }
    long changed = table.tally().changed();
    if (changed > 0) {
      lines.add(
          bundle.counted("compare.lose.changed", changed, table.table(), about(table, changed)));
    }
    table
        .shape()
        .onlyToday()
        .forEach(column -> lines.add(bundle.text("compare.column", table.table(), column)));
    if (table.presence() == TableComparison.Presence.BOTH) {
      certainty(table)
          .ifPresent(said -> lines.add(bundle.text("compare.about", table.table(), said)));
    }
    return lines;
  }

  /// What a restore would bring back of one table's rows.
  List<String> getBack(TableComparison table) {
    List<String> lines = new ArrayList<>();
    long rows = table.tally().onlyBackup();
    if (table.presence() == TableComparison.Presence.ONLY_BACKUP) {
      lines.add(bundle.text("restore.get.table", table.table(), formats.rows(rows)));
    } else if (rows > 0) {
      lines.add(bundle.text("restore.get.rows", table.table(), about(table, rows)));
    }
    table
        .shape()
        .onlyBackup()
        .forEach(column -> lines.add(bundle.text("compare.column", table.table(), column)));
    return lines;
  }

  private String about(TableComparison table, long rows) {
    return table.certainty() instanceof Certainty.Estimated
        ? bundle.text("compare.roughly", formats.rows(rows))
        : formats.rows(rows);
  }

  /// There are no rows to show.
  public String none() {
    return bundle.text("compare.rows.none");
  }

  /// There are more rows behind the first `shown`.
  public String more(long shown) {
    return bundle.text("compare.rows.more", shown);
  }

  public String exported(long rows, String table, Path file) {
    return bundle.text("compare.exported", formats.rows(rows), table, formats.path(file));
  }

  /// A changed row as it is today.
  public String changedToday() {
    return bundle.text("compare.changedToday");
  }

  /// A changed row as it is in the backup.
  public String changedBackup() {
    return bundle.text("compare.changedBackup");
  }

  /// "only today", "only in the backup", "changed".
  public String word(Difference.Kind kind) {
    return bundle.of("compare.kind.", kind);
  }

  /// A cell in a few words, on one line.
  public String cell(Cell cell, Charset encoding) {
    return switch (cell) {
      case Cell.Null _ -> bundle.text("compare.null");
      case Cell.Whole(long number) -> Long.toString(number);
      case Cell.Real(double number) -> Double.toString(number);
      case Cell.Text(var bytes) -> shortened(bytes.text(encoding));
      case Cell.Blob(var bytes) ->
          bytes.size() <= LONGEST / 4
              ? "x'" + bytes.hex() + "'"
              : bundle.text("compare.blob", formats.size(bytes.size()), bytes.hex(8));
    };
  }

  private static String shortened(String text) {
    String line =
        text.codePoints()
            .limit(LONGEST + 1L)
            .collect(
                StringBuilder::new,
                (all, c) -> all.appendCodePoint(Character.isISOControl(c) ? '\u00b7' : c),
                StringBuilder::append)
            .toString();
    return line.codePointCount(0, line.length()) > LONGEST
        ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…"
        : line;
  }
}
