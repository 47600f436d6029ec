package dev.switchback.ui.detail;

import dev.switchback.lint.Checklist;
import dev.switchback.migration.Version;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.LintFindings;
import dev.switchback.run.TryReport;
import dev.switchback.sql.Script;
import dev.switchback.template.RebuildWish;
import dev.switchback.ui.app.Look;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.timeline.TimelineEvent;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the detail pane shows: the selected point, or the database as a whole.
public final class DetailViewModel {
  private final DetailWords words;
  private final Tries tries = new Tries();
  private final ChecklistSections checklists;
  private Optional<Checked> checked = Optional.empty();
  private final ReadOnlyObjectWrapper<Optional<Detail>> detail =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Look> look = Optional.empty();
  private Optional<TimelineEvent> event = Optional.empty();

  public DetailViewModel(Words words, Texts texts) {
    this.words = new DetailWords(words, texts);
    checklists = new ChecklistSections(words.lint(), texts);
  }

  public ReadOnlyObjectProperty<Optional<Detail>> detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /// The point it shows.
  public Optional<TimelineEvent> event() {
    return event;
  }

  public void show(Optional<Look> newLook, Optional<TimelineEvent> newEvent) {
    look = newLook;
    event = newEvent;
    rebuild();
  }

  /// Keeps what a try showed, and shows it where it belongs.
  public void tried(DatabaseStatus status, Version upTo, TryReport report) {
    tries.keep(status, upTo, report);
    checked = Optional.empty();
    rebuild();
  }

  /// The database whose migrations have to be checked before everything can be shown; empty when
  /// nothing is missing.
  public Optional<DatabaseStatus> unchecked() {
    return look.map(Look::status)
        .filter(_ -> event.flatMap(TimelineEvent::version).isPresent())
        .filter(status -> checked.filter(it -> it.status().equals(status)).isEmpty());
  }

  /// Keeps what was found of the migrations as `status` shows them.
  public void checked(DatabaseStatus status, LintFindings findings) {
    checked = Optional.of(new Checked(status, findings));
    rebuild();
  }

  private record Checked(DatabaseStatus status, LintFindings findings) {}

  private void rebuild() {
    detail.set(
        look.map(
            present ->
                event
                    .map(
                        e ->
                            withChecklist(
                                words.of(present, e, tried(present, e)), present.status(), e))
                    .orElseGet(() -> words.overview(present))));
  }

  private Detail withChecklist(Detail shown, DatabaseStatus status, TimelineEvent of) {
    return checked
        .filter(it -> it.status().equals(status))
        .flatMap(
            it ->
                it.findings().checklists().stream()
                    .filter(
                        one -> of.version().filter(one.migration().version()::equals).isPresent())
                    .findFirst()
                    .filter(_ -> shown.isMigration())
                    .map(
                        one ->
                            shown.checked(
                                checklists.all(one, it.findings().target()),
                                of instanceof TimelineEvent.Waiting
                                    ? checklists.speaking(one)
                                    : List.of(),
                                of instanceof TimelineEvent.Waiting
                                    ? wish(one)
                                    : Optional.empty())))
        .orElse(shown);
  }

  /// A program says nothing that could be read.
  private static Optional<RebuildWish> wish(Checklist checklist) {
    return checklist.migration().up().code().isPresent()
        ? Optional.empty()
        : RebuildWish.firstOf(Script.of(checklist.migration().up().sql()));
  }

  private Optional<TryReport> tried(Look present, TimelineEvent shown) {
    return shown.version().flatMap(version -> tries.find(present.status(), version));
  }
}
