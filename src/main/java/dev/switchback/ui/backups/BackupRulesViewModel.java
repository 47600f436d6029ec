package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.backup.Retention;
import dev.switchback.backup.RetentionPolicy;
import dev.switchback.backup.SecondPlaceState;
import dev.switchback.command.Quoting;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.registry.ScheduledRuns;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the rules of a database's backups: when they are made, proved and cleaned up, how and
/// where they are kept; and what the next clean-up would do by what is filled in.
public final class BackupRulesViewModel {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Clock clock;
  private final Database database;

  private final RulesForm form = new RulesForm();
  private final ObservableList<Retention.Decision> preview = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper next = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper second = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper nextTimes = new ReadOnlyStringWrapper("");
  private final ObservableList<Line> message = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Database>> saved =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private int asked;

  public BackupRulesViewModel(SheetContext context, Database database) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    clock = context.clock();
    this.database = database;
    form.show(BackupSettings.of(database.settings()));
  }

  /// Looks what what is filled in would mean. Changes nothing; answers that were overtaken by
  /// others aren't shown.
  public void look() {
    blocked.set(form.problem().orElse(""));
    if (!blocked.get().isEmpty()) {
      return;
    }
    asked++;
    int number = asked;
    RetentionPolicy policy = form.policy();
    Optional<Path> place = form.place();
    jobs.look(
        text("backupRules.looking", database.name()),
        _ -> found(policy, place),
        found -> {
          if (number == asked) {
            show(found);
          }
        },
        failure -> message.setAll(Lines.failure(failure, words)));
  }

  private record Found(
      Retention retention, Optional<SecondPlaceState> second, List<String> nextTimes) {}

  private Found found(RetentionPolicy policy, Optional<Path> place) {
    List<String> times = new ArrayList<>();
    for (ScheduledRuns.Task task : ScheduledRuns.Task.values()) {
      administration
          .nextScheduled(database, task)
          .map(at -> text("backupRules.next." + task.name(), words.formats().instant(at)))
          .ifPresent(times::add);
    }
    return new Found(
        administration.previewCleanUp(database, policy),
        place.map(it -> administration.secondPlace(database, it)),
        times);
  }

  private void show(Found found) {
    preview.setAll(
        found.retention.decisions().stream()
            .sorted(Comparator.comparing(it -> it instanceof Retention.Decision.Keep))
            .toList());
    next.set(words.retention().next(database, found.retention));
    second.set(
        found.second.map(words.backupRules()::say).orElseGet(() -> text("backupRules.noSecond")));
    nextTimes.set(String.join(" ", found.nextTimes));
  }

  /// Remembers what is filled in. Does nothing while there is a problem with it.
  public void save() {
    if (form.problem().isPresent()) {
      blocked.set(form.problem().get());
      return;
    }
    BackupSettings rules = form.rules(BackupSettings.of(database.settings()), clock.instant());
    jobs.look(
        text("backupRules.saving", database.name()),
        _ -> administration.update(database.withSettings(rules.in(database.settings()))),
        updated -> saved.set(Optional.of(updated)),
        failure -> message.setAll(Lines.failure(failure, words)));
  }

  /// The same on the command line.
  public String command() {
    return "switchback "
        + Quoting.join(
            Stream.concat(Stream.of("backup-rules", database.name()), form.options().stream())
                .toList());
  }

  /// Why one is kept, or isn't, by what is filled in.
  public String because(Retention.Decision decision) {
    return words.retention().because(decision);
  }

  RulesForm form() {
    return form;
  }

  public Database database() {
    return database;
  }

  /// What the next clean-up would do with each backup, what goes first.
  public ObservableList<Retention.Decision> preview() {
    return preview;
  }

  /// The same in a sentence.
  public ReadOnlyStringProperty nextProperty() {
    return next.getReadOnlyProperty();
  }

  /// Why it can't be saved; empty when it can.
  public ReadOnlyStringProperty blockedProperty() {
    return blocked.getReadOnlyProperty();
  }

  /// How it stands with the second place.
  public ReadOnlyStringProperty secondProperty() {
    return second.getReadOnlyProperty();
  }

  /// When what is scheduled now comes next; empty when nothing is.
  public ReadOnlyStringProperty nextTimesProperty() {
    return nextTimes.getReadOnlyProperty();
  }

  /// What couldn't be looked up or saved.
  public ObservableList<Line> message() {
    return message;
  }

  /// The database with its new rules, once they are remembered.
  public ReadOnlyObjectProperty<Optional<Database>> savedProperty() {
    return saved.getReadOnlyProperty();
  }
}
