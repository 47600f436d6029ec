package dev.switchback.ui.check;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckReport;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the check: how thorough, how long, and what was found.
public final class CheckViewModel {
  private static final long QUICK_BYTES_PER_SECOND = 400_000_000;
  private static final long FULL_TIMES_SLOWER = 8;

  /// Where the sheet is.
  public enum Phase {
    CHOOSE,
    WORKING,
    RESULT
  }

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.CHOOSE);
  private final ObjectProperty<CheckKind> kind = new SimpleObjectProperty<>(CheckKind.QUICK);
  private final ObservableList<Line> lastTime = FXCollections.observableArrayList();
  private final ObservableList<Line> failure = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Operation>> operation =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CheckView>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");
  private long bytes;

  public CheckViewModel(SheetContext context, Database database) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
  }

  /// Looks how large the file is, and when it was last checked.
  public void load() {
    jobs.look(
        text("check.looking", database.name()),
        _ -> administration.status(database),
        this::show,
        thrown -> failure.setAll(Lines.failure(thrown, words)));
  }

  private void show(DatabaseStatus status) {
    bytes = status.facts().sizeBytes() + status.facts().walBytes();
    size.set(bytes == 0 ? "" : words.formats().size(bytes));
    lastTime.setAll(
        status
            .lastCheck()
            .map(
                last ->
                    Line.muted(
                        text(
                            "check.last",
                            words.word(last.kind()),
                            words.formats().instant(last.at()),
                            words.word(last.verdict()))))
            .map(List::of)
            .orElseGet(() -> List.of(Line.muted(text("check.never")))));
  }

  /// About how long a check of this kind takes.
  public String expected(CheckKind asked) {
    if (bytes == 0) {
      return "";
    }
    long quick = Math.max(1, bytes / QUICK_BYTES_PER_SECOND);
    long seconds =
        switch (asked) {
          case QUICK, FOREIGN_KEYS -> quick;
          case INTEGRITY -> Math.max(1, bytes * FULL_TIMES_SLOWER / QUICK_BYTES_PER_SECOND);
        };
    return seconds <= 1
        ? text("check.expected.short")
        : text("check.expected", words.formats().duration(Duration.ofSeconds(seconds)));
  }

  /// Checks. Writes nothing to the file.
  public void check() {
    if (phase.get() == Phase.WORKING) {
      return;
    }
    CheckKind asked = kind.get();
    failure.clear();
    phase.set(Phase.WORKING);
    operation.set(
        Optional.of(
            jobs.operate(
                database.file(),
                text("check.checking", words.word(asked), database.name()),
                work -> administration.check(database, asked, work),
                this::show,
                thrown -> {
                  failure.setAll(Lines.failure(thrown, words));
                  phase.set(Phase.CHOOSE);
                })));
  }

  private void show(CheckReport report) {
    result.set(Optional.of(CheckView.of(report, database, words)));
    phase.set(Phase.RESULT);
  }

  /// Goes back to the choice, for another check.
  public void again() {
    phase.set(Phase.CHOOSE);
    load();
  }

  public Database database() {
    return database;
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  public ObjectProperty<CheckKind> kindProperty() {
    return kind;
  }

  /// When it was last checked, and what came of it.
  public ObservableList<Line> lastTime() {
    return lastTime;
  }

  /// Why there is no result.
  public ObservableList<Line> failure() {
    return failure;
  }

  public ReadOnlyObjectProperty<Optional<Operation>> operationProperty() {
    return operation.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<CheckView>> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /// The size of the file; empty until it is known. Expected times are known together with it.
  public ReadOnlyStringProperty sizeProperty() {
    return size.getReadOnlyProperty();
  }
}
