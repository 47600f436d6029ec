package dev.switchback.ui.rows;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.compare.Comparison;
import dev.switchback.compare.Difference;
import dev.switchback.compare.DifferencePage;
import dev.switchback.compare.RowFormat;
import dev.switchback.compare.Side;
import dev.switchback.compare.TableComparison;
import dev.switchback.registry.Database;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.ui.sheet.ShellWord;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet that shows the rows which differ between a database and a backup of it, one
/// table and one page at a time. Reads only; writes nothing but a file that somebody asked for.
public final class RowsViewModel {
  static final int PAGE = 100;

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final Backup backup;
  private final ObservableList<TableComparison> tables = FXCollections.observableArrayList();
  private final ObservableList<String> columns = FXCollections.observableArrayList();
  private final ObservableList<RowLine> rows = FXCollections.observableArrayList();
  private final ObservableList<Line> notes = FXCollections.observableArrayList();
  private final ObservableList<Line> news = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<TableComparison>> table =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Difference.Kind>> kind =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper hasBefore = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper range = new ReadOnlyStringWrapper("");
  private long from;
  private int asking;

  public RowsViewModel(
      SheetContext context, Database database, Backup backup, Comparison comparison) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
    this.backup = backup;
    tables.setAll(comparison.different());
    table.addListener((_, _, _) -> begin());
    kind.addListener((_, _, _) -> begin());
  }

  /// Shows the first table. Called when the sheet is shown.
  public void load() {
    table.set(tables.stream().findFirst());
  }

  private void begin() {
    from = 0;
    look();
  }

  void next() {
    from += PAGE;
    look();
  }

  void previous() {
    from = Math.max(0, from - PAGE);
    look();
  }

  private void look() {
    if (table.get().isEmpty()) {
      return;
    }
    TableComparison chosen = table.get().get();
    Set<Difference.Kind> kinds =
        kind.get()
            .<Set<Difference.Kind>>map(EnumSet::of)
            .orElseGet(() -> EnumSet.allOf(Difference.Kind.class));
    DifferencePage.Wish wish = new DifferencePage.Wish(chosen.table(), kinds, from, PAGE);
    int question = ++asking;
    looking.set(true);
    jobs.look(
        text("differing.looking", chosen.table()),
        work -> administration.differences(database, backup, wish, work),
        page -> {
          if (question == asking) {
            looking.set(false);
            show(chosen, page);
          }
        },
        failure -> {
          if (question == asking) {
            looking.set(false);
            rows.clear();
            news.setAll(Lines.failure(failure, words));
          }
        });
  }

  private void show(TableComparison chosen, DifferencePage page) {
    news.clear();
    columns.setAll(page.shape().columns());
    rows.setAll(page.rows().stream().map(row -> RowLine.of(row, page, words.comparing())).toList());
    hasBefore.set(page.from() > 0);
    hasMore.set(page.hasMore());
    range.set(
        page.rows().isEmpty()
            ? text("differing.none")
            : text(
                "differing.range",
                words.formats().count(page.from() + 1),
                words.formats().count(page.from() + page.rows().size())));
    List<Line> said =
        new java.util.ArrayList<>(
            words.comparing().about(chosen).stream().map(Line::plain).toList());
    said.add(Line.muted(words.comparing().linedUp(page.shape())));
    notes.setAll(said);
  }

  /// Writes the rows of one side to a new file, in the format that its ending names.
  public void export(Side side, Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    Optional<RowFormat> format =
        List.of(RowFormat.values()).stream()
            .filter(it -> name.endsWith('.' + it.ending()))
            .findFirst();
    if (format.isEmpty() || table.get().isEmpty()) {
      news.setAll(Line.warning(text("differing.export.ending")));
      return;
    }
    String chosen = table.get().get().table();
    looking.set(true);
    jobs.look(
        text("differing.exporting", chosen),
        work ->
            administration.exportDifferences(
                database, backup, chosen, side, format.get(), file, work),
        count -> {
          looking.set(false);
          news.setAll(Line.good(words.comparing().exported(count, chosen, file)));
        },
        failure -> {
          looking.set(false);
          news.setAll(Lines.failure(failure, words));
        });
  }

  /// A name for the file that somebody writes rows to.
  public String fileName(Side side) {
    return table.get().map(TableComparison::table).orElse("rows")
        + (side == Side.TODAY ? "-today" : "-backup")
        + ".csv";
  }

  /// The same on the command line.
  public String command() {
    String what = table.get().map(it -> " --table " + ShellWord.quoted(it.table())).orElse("");
    String only =
        kind.get()
            .map(
                it ->
                    switch (it) {
                      case ONLY_TODAY -> " --only today";
                      case ONLY_BACKUP -> " --only backup";
                      case CHANGED -> " --only changed";
                    })
            .orElse("");
    return "switchback compare " + ShellWord.database(database) + " " + backup.id() + what + only;
  }

  public String title() {
    return text("differing.title", database.name(), words.formats().instant(backup.at()));
  }

  /// Tables in which something differs.
  public ObservableList<TableComparison> tables() {
    return tables;
  }

  /// The names of the columns of [#rows].
  public ObservableList<String> columns() {
    return columns;
  }

  public ObservableList<RowLine> rows() {
    return rows;
  }

  /// What is to be said about the table.
  public ObservableList<Line> notes() {
    return notes;
  }

  /// What came of the last thing that was asked for, where it isn't rows.
  public ObservableList<Line> news() {
    return news;
  }

  public ObjectProperty<Optional<TableComparison>> tableProperty() {
    return table;
  }

  /// Which rows are shown; empty for all that differ.
  public ObjectProperty<Optional<Difference.Kind>> kindProperty() {
    return kind;
  }

  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty hasBeforeProperty() {
    return hasBefore.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty hasMoreProperty() {
    return hasMore.getReadOnlyProperty();
  }

  /// Which of the rows are shown: "1 to 100".
  public ReadOnlyStringProperty rangeProperty() {
    return range.getReadOnlyProperty();
  }
}
