package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.backup.SchedulerEntry;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the entry of the system's own scheduler, which asks for what is due while no window
/// is open.
final class TimerViewModel {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final ObjectProperty<SchedulerEntry.Kind> kind =
      new SimpleObjectProperty<>(SchedulerEntry.Kind.of(System.getProperty("os.name", "")));
  private final ReadOnlyObjectWrapper<Optional<SchedulerEntry>> entry =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<Line> message = FXCollections.observableArrayList();

  TimerViewModel(SheetContext context) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
  }

  /// Makes the entry up. Writes nothing.
  void look() {
    message.clear();
    SchedulerEntry.Kind wanted = kind.get();
    jobs.look(
        text("timer.looking"),
        _ -> administration.schedulerEntry(wanted, Optional.empty()),
        found -> entry.set(Optional.of(found)),
        this::failed);
  }

  /// Writes its files, in place of those that are there.
  void write() {
    if (entry.get().isEmpty()) {
      return;
    }
    SchedulerEntry shown = entry.get().get();
    jobs.look(text("timer.writing"), _ -> administration.write(shown), this::written, this::failed);
  }

  private void written(List<Path> files) {
    message.setAll(
        files.stream()
            .map(file -> Line.good(text("timer.wrote", words.formats().path(file))))
            .toList());
    message.add(Line.plain(text("timer.nowRun")));
  }

  private void failed(Throwable failure) {
    message.setAll(Lines.failure(failure, words));
  }

  /// The same on the command line.
  String command() {
    String name = kind.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return "switchback backup-timer --for " + name;
  }

  ObjectProperty<SchedulerEntry.Kind> kindProperty() {
    return kind;
  }

  /// Empty until it is made up.
  ReadOnlyObjectProperty<Optional<SchedulerEntry>> entryProperty() {
    return entry.getReadOnlyProperty();
  }

  /// What became of writing it.
  ObservableList<Line> message() {
    return message;
  }
}
