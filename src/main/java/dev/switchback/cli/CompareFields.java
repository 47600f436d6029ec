package dev.switchback.cli;

import dev.switchback.backup.Backup;
import dev.switchback.compare.Comparison;
import dev.switchback.compare.Difference;
import dev.switchback.compare.DifferencePage;
import dev.switchback.compare.TableComparison;
import dev.switchback.compare.TableComparison.Certainty;
import dev.switchback.registry.Database;
import dev.switchback.sqlite.Cell;
import dev.switchback.words.CompareWords;
import dev.switchback.words.Words;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A comparison as fields, and its rows as lines.
final class CompareFields {
  private final CompareWords words;

  CompareFields(Words words) {
    this.words = words.comparing();
  }

  Fields comparison(Database database, Backup backup, Comparison comparison) {
    return new Fields()
        .put("database", database.name())
        .put("backup", CopyFields.backup(backup))
        .put("same", comparison.isEmpty())
        .put("exact", comparison.isExact())
        .put("tables", tables(comparison));
  }

  List<Fields> tables(Comparison comparison) {
    return comparison.tables().stream().map(this::table).toList();
  }

  private Fields table(TableComparison table) {
    return new Fields()
        .put("table", table.table())
        .put("presence", table.presence())
        .put("onlyToday", table.tally().onlyToday())
        .put("onlyBackup", table.tally().onlyBackup())
        .put("changed", table.tally().changed())
        .put("same", table.tally().same())
        .put(
            "certainty",
            switch (table.certainty()) {
              case Certainty.Counted _ -> "counted";
              case Certainty.Estimated _ -> "estimated";
              case Certainty.Unknown _ -> "unknown";
            })
        .put("remark", words.certainty(table))
        .put("key", table.shape().key())
        .put("columnsOnlyToday", table.shape().onlyToday())
        .put("columnsOnlyBackup", table.shape().onlyBackup());
  }

  Fields page(Database database, Backup backup, DifferencePage page) {
    return new Fields()
        .put("database", database.name())
        .put("backup", CopyFields.backup(backup))
        .put("table", page.shape().table())
        .put("key", page.shape().key())
        .put("from", page.from())
        .put("more", page.hasMore())
        .put("rows", page.rows().stream().map(row -> row(row, page)).toList());
  }

  private static Fields row(Difference difference, DifferencePage page) {
    Fields fields = new Fields().put("kind", Difference.Kind.of(difference));
    return switch (difference) {
      case Difference.OnlyToday(List<Cell> row) ->
          fields.put("today", cells(row, page)).put("backup", Optional.empty());
      case Difference.OnlyBackup(List<Cell> row) ->
          fields.put("today", Optional.empty()).put("backup", cells(row, page));
      case Difference.Changed(List<Cell> now, List<Cell> then) ->
          fields.put("today", cells(now, page)).put("backup", cells(then, page));
    };
  }

  private static Fields cells(List<Cell> row, DifferencePage page) {
    Fields fields = new Fields();
    for (int i = 0; i < row.size(); i++) {
      fields.put(page.shape().columns().get(i), value(row.get(i), page.encoding()));
    }
    return fields;
  }

  static Object value(Cell cell, Charset encoding) {
    return switch (cell) {
      case Cell.Null _ -> Optional.empty();
      case Cell.Whole(long number) -> number;
      case Cell.Real(double number) when Double.isInfinite(number) ->
          number > 0 ? "Infinity" : "-Infinity";
      case Cell.Real(double number) -> number;
      case Cell.Text(var bytes) -> bytes.text(encoding);
      case Cell.Blob(var bytes) -> new Fields().put("hex", bytes.hex());
    };
  }

  /// The rows below the names of their columns; a changed one with both its versions.
  List<String> lines(DifferencePage page) {
    List<String> lines = new ArrayList<>();
    lines.add(words.linedUp(page.shape()));
    if (page.rows().isEmpty()) {
      lines.add(words.none());
      return lines;
    }
    Table table = new Table();
    List<String> names = new ArrayList<>(List.of(""));
    names.addAll(page.shape().columns());
    table.row(names.toArray(String[]::new));
    for (Difference difference : page.rows()) {
      switch (difference) {
        case Difference.OnlyToday(List<Cell> row) ->
            table.row(line(words.word(Difference.Kind.ONLY_TODAY), row, page));
        case Difference.OnlyBackup(List<Cell> row) ->
            table.row(line(words.word(Difference.Kind.ONLY_BACKUP), row, page));
        case Difference.Changed(List<Cell> now, List<Cell> then) -> {
          table.row(line(words.changedToday(), now, page));
          table.row(line(words.changedBackup(), then, page));
        }
      }
    }
    lines.addAll(table.lines("  "));
    if (page.hasMore()) {
      lines.add(words.more(page.from() + page.rows().size()));
    }
    return lines;
  }

  private String[] line(String kind, List<Cell> row, DifferencePage page) {
    List<String> cells = new ArrayList<>(List.of(kind));
    row.forEach(cell -> cells.add(words.cell(cell, page.encoding())));
    return cells.toArray(String[]::new);
  }
}
