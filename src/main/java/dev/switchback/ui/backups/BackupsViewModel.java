package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.BackupWish;
import dev.switchback.backup.DrillReport;
import dev.switchback.backup.Retention;
import dev.switchback.backup.SecondPlaceState;
import dev.switchback.command.Quoting;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.sqlite.CopyPace;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.Times;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the backups of one database: which there are, why each is kept, making and proving
/// one, taking some away.
public final class BackupsViewModel {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Clock clock;
  private Database database;

  private final ObservableList<Backup> backups = FXCollections.observableArrayList();
  private final ObservableList<Line> news = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper second = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper canBeHeld = new ReadOnlyBooleanWrapper();
  private CopyPace pace = CopyPace.whenAsked();
  private final ReadOnlyStringWrapper proof = new ReadOnlyStringWrapper("");
  private final ObservableList<Backup> trash = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Retention>> retention =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Backup>> trashed =
      new ReadOnlyObjectWrapper<>(Optional.empty());
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
        _ -> found(),
        this::show,
        failure -> news.setAll(Lines.failure(failure, words)));
  }

  private record Found(
      List<Backup> kept,
      List<Backup> trash,
      Retention retention,
      Optional<SecondPlaceState> second) {}

  private Found found() {
    BackupSettings rules = BackupSettings.of(database.settings());
    return new Found(
        administration.backups(database),
        administration.trashOf(database),
        administration.previewCleanUp(database, rules.policy()),
        rules.secondPlace().map(place -> administration.secondPlace(database, place)));
  }

  /// The database has got other rules.
  public void rulesChanged(Database updated) {
    database = updated;
    load();
  }

  private void show(Found found) {
    retention.set(Optional.of(found.retention));
    trash.setAll(found.trash);
    backups.setAll(found.kept);
    summary.set(summary(found));
    proof.set(found.kept.isEmpty() ? "" : words.proofs().newest(found.kept, clock.instant()));
    second.set(
        found.second.map(it -> text("backups.second", words.backupRules().say(it))).orElse(""));
    loaded.set(true);
  }

  private String summary(Found found) {
    List<Backup> there =
        found.kept.stream().filter(b -> b.state() != Backup.State.MISSING).toList();
    if (there.isEmpty()) {
      return "";
    }
    String newest =
        there.stream()
            .filter(Backup::isGood)
            .findFirst()
            .map(b -> text("backups.newest", Times.age(b.at(), clock)))
            .orElseGet(() -> text("backups.noneVerified"));
    long bytes = there.stream().mapToLong(Backup::storedBytes).sum();
    return text(
        "backups.summary",
        newest,
        Times.age(there.getLast().at(), clock),
        words.formats().backups(there.size()),
        words.formats().size(bytes),
        found.retention.removed().size());
  }

  /// Why the next clean-up keeps a backup, or that it doesn't, in a few words.
  public String keptBecause(Backup backup) {
    return retention.get().flatMap(it -> it.of(backup)).map(words.retention()::shortly).orElse("");
  }

  /// All the reasons.
  public String allReasons(Backup backup) {
    return retention.get().flatMap(it -> it.of(backup)).map(words.retention()::because).orElse("");
  }

  /// Whether the next clean-up removes it.
  public boolean isNextToGo(Backup backup) {
    return retention.get().filter(it -> it.removed().contains(backup)).isPresent();
  }

  /// What there is to know of one beside its row: its note, what its check or its drill said.
  public String about(Backup backup) {
    List<String> parts = new ArrayList<>();
    if (!backup.care().note().isBlank()) {
      parts.add(text("backups.note", backup.care().note()));
    }
    if (!backup.detail().isBlank()) {
      parts.add(backup.detail());
    }
    backup
        .care()
        .proof()
        .ifPresent(
            drill -> {
              parts.add(text("backups.provedAt", words.formats().instant(drill.at())));
              if (drill.isGood() && !drill.detail().isBlank()) {
                parts.add(drill.detail());
              }
            });
    backup.care().second().ifPresent(second -> parts.add(words.backups().second(second)));
    String reasons = allReasons(backup);
    if (!reasons.isBlank()) {
      parts.add(isNextToGo(backup) ? text("backups.goes", reasons) : text("backups.kept", reasons));
    }
    return String.join(" · ", parts);
  }

  /// Makes a backup; asks nothing. Adds a file to the backups' folder and doesn't touch the
  /// database.
  public void backUpNow() {
    if (backingUp.get()) {
      return;
    }
    backingUp.set(true);
    canBeHeld.set(true);
    pace = CopyPace.whenAsked();
    BackupWish wish = new BackupWish(Optional.empty(), pace);
    news.clear();
    operation.set(
        Optional.of(
            jobs.operate(
                database.file(),
                text("backups.backingUp", database.name()),
                work -> administration.backUp(database, wish, work),
                this::made,
                this::failed)));
  }

  /// Holds the copy in one step from now on: it begins again, and who writes waits until it is
  /// done.
  public void copyAtOnce() {
    canBeHeld.set(false);
    pace.holdNow();
  }

  private void made(BackupReport report) {
    backingUp.set(false);
    canBeHeld.set(false);
    boolean good = report.backup().isGood();
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

  /// Restores a backup to a temporary file and checks it there in full. Touches neither the backup
  /// nor the database.
  public void prove(Backup backup) {
    if (backingUp.get()) {
      return;
    }
    backingUp.set(true);
    news.clear();
    operation.set(
        Optional.of(
            jobs.operate(
                database.file(),
                text("backups.proving", words.formats().name(backup.file())),
                work -> administration.prove(database, backup, work),
                this::proved,
                this::failed)));
  }

  private void proved(DrillReport report) {
    backingUp.set(false);
    Account account = words.proofs().say(database, report);
    tell(
        report.isProved() ? Line.good(account.headline()) : Line.danger(account.headline()),
        account.parts().stream().flatMap(part -> part.lines().stream()).map(Line::muted).toList());
  }

  private void failed(Throwable failure) {
    backingUp.set(false);
    canBeHeld.set(false);
    news.setAll(Lines.failure(failure, words));
    outcome.set(Optional.of(news.getFirst()));
    load();
  }

  private void tell(Line headline, List<Line> rest) {
    news.setAll(headline);
    news.addAll(rest);
    outcome.set(Optional.of(headline));
    load();
  }

  /// Pins a backup, or takes the pin away.
  public void pin(Backup backup) {
    change(
        text("backups.pinning", words.formats().name(backup.file())),
        () ->
            administration.pin(
                backup,
                backup.care().pinned()
                    ? new BackupRecords.Pin.Off()
                    : new BackupRecords.Pin.On(backup.care().note())),
        pinned -> words.backups().pinned(pinned));
  }

  /// Puts a backup into the trash, where it stays for seven days.
  public void delete(Backup backup) {
    change(
        text("backups.deleting", words.formats().name(backup.file())),
        () -> administration.trash(backup),
        gone -> {
          trashed.set(Optional.of(gone));
          return words.backups().trashed(gone);
        });
  }

  /// Puts a backup out of the trash on the list again.
  public void putBack(Backup backup) {
    change(
        text("backups.puttingBack", words.formats().name(backup.file())),
        () -> administration.putBack(backup),
        back -> {
          trashed.set(Optional.empty());
          return words.backups().putBack(back);
        });
  }

  /// Deletes what lies in the trash for ever.
  public void emptyTrash() {
    change(
        text("backups.emptying", database.name()),
        () -> administration.emptyTrash(database),
        gone -> {
          trashed.set(Optional.empty());
          return words.backups().deleted(gone);
        });
  }

  /// Puts what no rule keeps into the trash.
  public void cleanUp() {
    change(
        text("backups.cleaning", database.name()),
        () -> administration.cleanUp(database),
        report -> words.retention().headline(database, report));
  }

  private <T> void change(String title, Supplier<T> act, Function<T, String> sentence) {
    news.clear();
    jobs.operate(
        database.file(),
        title,
        _ -> act.get(),
        done -> tell(Line.muted(sentence.apply(done)), List.of()),
        this::failed);
  }

  /// What emptying the trash would mean, for the dialog that asks.
  public String consequence() {
    return text(
        "backups.empty.consequence",
        words.formats().backups(trash.size()),
        words.formats().size(trash.stream().mapToLong(Backup::storedBytes).sum()),
        words.formats().backups(backups.stream().filter(Backup::isGood).count()));
  }

  /// The same on the command line.
  public String command(String verb, Optional<Backup> backup) {
    return "switchback "
        + verb
        + " "
        + Quoting.join(List.of(database.name()))
        + backup.map(it -> " " + it.id()).orElse("");
  }

  public Database database() {
    return database;
  }

  /// Newest first.
  public ObservableList<Backup> backups() {
    return backups;
  }

  /// Those in the trash, newest first.
  public ObservableList<Backup> trash() {
    return trash;
  }

  /// What the next clean-up would do; empty until the list was read.
  public ReadOnlyObjectProperty<Optional<Retention>> retentionProperty() {
    return retention.getReadOnlyProperty();
  }

  /// How old the newest proof is; empty without backups.
  public ReadOnlyStringProperty proofProperty() {
    return proof.getReadOnlyProperty();
  }

  /// How it stands with the second place; empty without one.
  public ReadOnlyStringProperty secondProperty() {
    return second.getReadOnlyProperty();
  }

  /// Whether a backup is being copied that can still be held in one step.
  public ReadOnlyBooleanProperty canBeHeldProperty() {
    return canBeHeld.getReadOnlyProperty();
  }

  /// The one that was just deleted and can be put back at once.
  public ReadOnlyObjectProperty<Optional<Backup>> trashedProperty() {
    return trashed.getReadOnlyProperty();
  }

  /// What the last act came to.
  public ObservableList<Line> news() {
    return news;
  }

  /// How the last act that changed something ended, in a sentence.
  public ReadOnlyObjectProperty<Optional<Line>> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /// How old the newest and the oldest are, what they take, what the next clean-up removes; empty
  /// without backups.
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
