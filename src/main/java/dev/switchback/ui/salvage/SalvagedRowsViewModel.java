package dev.switchback.ui.salvage;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.salvage.SalvageDraft;
import dev.switchback.salvage.TablePage;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the rows of one table, as they were salvaged or as the backup has them.
public final class SalvagedRowsViewModel {
  private static final int PAGE = 100;

  /// Whose rows are shown.
  public enum Side {
    SALVAGED,
    BACKUP
  }

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final SalvageDraft draft;
  private final Optional<Backup> backup;
  private final String table;
  private final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.SALVAGED);
  private final ObservableList<String> columns = FXCollections.observableArrayList();
  private final ObservableList<List<String>> rows = FXCollections.observableArrayList();
  private final ObservableList<Line> message = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper range = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper hasBefore = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper();
  private long from;
  private int asked;

  SalvagedRowsViewModel(
      SheetContext context, SalvageDraft draft, Optional<Backup> backup, String table) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.draft = draft;
    this.backup = backup;
    this.table = table;
    side.addListener(
        (_, _, _) -> {
          from = 0;
          look();
        });
  }

  /// Reads the page of rows that is to be shown.
  public void look() {
    int number = ++asked;
    Path file =
        side.get() == Side.BACKUP ? backup.map(Backup::file).orElse(draft.file()) : draft.file();
    jobs.look(
        text("salvage.rows.looking", table),
        work -> administration.rows(file, table, from, PAGE, work),
        page -> {
          if (number == asked) {
            show(page);
          }
        },
        failure -> {
          if (number == asked) {
            columns.clear();
            rows.clear();
            range.set("");
            hasBefore.set(false);
            hasMore.set(false);
            message.setAll(Lines.failure(failure, words));
          }
        });
  }

  private void show(TablePage page) {
    message.clear();
    rows.clear();
    columns.setAll(page.columns());
    rows.setAll(
        page.rows().stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> words.comparing().cell(cell, page.encoding()))
                        .toList())
            .toList());
    long last = page.from() + page.rows().size();
    range.set(
        page.rows().isEmpty()
            ? text("salvage.rows.none")
            : text(
                "salvage.rows.range",
                words.formats().count(page.from() + 1),
                words.formats().count(last),
                words.formats().count(page.total())));
    hasBefore.set(page.from() > 0);
    hasMore.set(last < page.total());
  }

  public void next() {
    if (hasMore.get()) {
      from += PAGE;
      look();
    }
  }

  public void previous() {
    if (hasBefore.get()) {
      from = Math.max(0, from - PAGE);
      look();
    }
  }

  public String table() {
    return table;
  }

  /// Whether there is a backup to compare with.
  public boolean hasBackup() {
    return backup.isPresent();
  }

  public ObjectProperty<Side> sideProperty() {
    return side;
  }

  public ObservableList<String> columns() {
    return columns;
  }

  public ObservableList<List<String>> rows() {
    return rows;
  }

  public ObservableList<Line> message() {
    return message;
  }

  public ReadOnlyStringProperty rangeProperty() {
    return range.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty hasBeforeProperty() {
    return hasBefore.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty hasMoreProperty() {
    return hasMore.getReadOnlyProperty();
  }
}
