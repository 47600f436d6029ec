package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.registry.Database;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.Times;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the backups of one database: which there are, making one, deleting one.
public final class BackupsViewModel {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Clock clock;
  private final Database database;

  private final ObservableList<Backup> backups = FXCollections.observableArrayList();
  private final ObservableList<Line> news = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper backingUp = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Line>> outcome =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Operation>> operation =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public BackupsViewModel(SheetContext context, Database database) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    clock = context.clock();
    this.database = database;
  }

  /// Reads the list anew.
  public void load() {
    jobs.look(
        text("backups.looking", database.name()),
        _ -> administration.backups(database),
        this::show,
        failure -> news.setAll(Lines.failure(failure, words)));
  }

  private void show(List<Backup> found) {
    backups.setAll(found);
    summary.set(summary(found));
    loaded.set(true);
  }

  private String summary(List<Backup> found) {
    List<Backup> there = found.stream().filter(b -> b.state() != Backup.State.MISSING).toList();
    if (there.isEmpty()) {
      return "";
    }
    String newest =
        there.stream()
            .filter(b -> b.state() == Backup.State.VERIFIED)
            .findFirst()
            .map(b -> text("backups.newest", Times.age(b.at(), clock)))
            .orElseGet(() -> text("backups.noneVerified"));
    long bytes = there.stream().mapToLong(Backup::sizeBytes).sum();
    return text(
        "backups.summary",
        newest,
        words.formats().backups(there.size()),
        words.formats().size(bytes));
  }

  /// Makes a backup; asks nothing. Adds a file to the backups' folder and doesn't touch the
  /// database.
  public void backUpNow() {
    if (backingUp.get()) {
      return;
    }
    backingUp.set(true);
    news.clear();
    operation.set(
        Optional.of(
            jobs.operate(
                database.file(),
                text("backups.backingUp", database.name()),
                work -> administration.backUp(database, work),
                this::made,
                failure -> {
                  backingUp.set(false);
                  news.setAll(Lines.failure(failure, words));
                  outcome.set(Optional.of(news.getFirst()));
                  load();
                })));
  }

  private void made(BackupReport report) {
    backingUp.set(false);
    boolean good = report.backup().state() == Backup.State.VERIFIED;
    Account account = words.backups().say(database, report);
    news.setAll(good ? Line.good(account.headline()) : Line.danger(account.headline()));
    outcome.set(Optional.of(news.getFirst()));
    account.parts().stream()
        .skip(good ? 2 : 0)
        .flatMap(part -> part.lines().stream())
        .map(Line::muted)
        .forEach(news::add);
    load();
  }

  /// Deletes a backup for ever: its file and its record.
  public void delete(Backup backup) {
    news.clear();
    jobs.operate(
        database.file(),
        text("backups.deleting", words.formats().name(backup.file())),
        _ -> {
          administration.deleteBackup(backup);
          return backup;
        },
        gone -> {
          news.setAll(Line.muted(text("backups.deleted", words.formats().name(gone.file()))));
          outcome.set(Optional.of(news.getFirst()));
          load();
        },
        failure -> {
          news.setAll(Lines.failure(failure, words));
          load();
        });
  }

  /// What deleting `backup` would mean, for the dialog that asks.
  public String consequence(Backup backup) {
    long verified =
        backups.stream()
            .filter(b -> b.state() == Backup.State.VERIFIED && b.id() != backup.id())
            .count();
    String when = words.formats().instant(backup.at());
    return verified == 0
        ? text("backups.delete.last", when, database.name())
        : text("backups.delete.others", when, words.formats().backups(verified));
  }

  public Database database() {
    return database;
  }

  /// Newest first.
  public ObservableList<Backup> backups() {
    return backups;
  }

  /// What the last act came to.
  public ObservableList<Line> news() {
    return news;
  }

  /// How the last act that changed something ended, in a sentence.
  public ReadOnlyObjectProperty<Optional<Line>> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /// "Newest verified backup 8 min old · 5 backups · 3.2 GB"; empty without backups.
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /// Whether the list was read, so that an empty one means that there are none.
  public ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty backingUpProperty() {
    return backingUp.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Operation>> operationProperty() {
    return operation.getReadOnlyProperty();
  }
}
