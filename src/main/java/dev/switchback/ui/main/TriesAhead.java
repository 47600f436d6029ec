package dev.switchback.ui.main;

import dev.switchback.Ahead;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.timeline.TimelineItem;
import dev.switchback.ui.timeline.TimelineViewModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.collections.ListChangeListener;

/// Tries what is pending of the chosen database on a copy, unasked and quietly, and says in the
/// timeline what came of it. Stops as soon as anything else is done to that database or another is
/// chosen. What doesn't work out isn't told: nobody asked for it.
public final class TriesAhead {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Engine engine;
  private final FxJobs jobs;
  private final TimelineViewModel timeline;
  private final Texts texts;
  private final Clock clock;
  private final LongProperty largestBytes = new SimpleLongProperty(0);
  private Optional<Shown> shown = Optional.empty();
  private Optional<Instant> again = Optional.empty();
  private Runnable stop = () -> {};

  TriesAhead(Engine engine, FxJobs jobs, TimelineViewModel timeline, Texts texts, Clock clock) {
    this.engine = engine;
    this.jobs = jobs;
    this.timeline = timeline;
    this.texts = texts;
    this.clock = clock;
    largestBytes.subscribe(() -> begin());
    jobs.operations()
        .addListener(
            (ListChangeListener<Operation>)
                change -> shown.filter(it -> isBusy(it.database())).ifPresent(it -> stop()));
  }

  private record Shown(Database database, List<TimelineItem> rows) {}

  /// Files up to this size are tried; 0, as at first, tries none.
  public LongProperty largestBytesProperty() {
    return largestBytes;
  }

  /// A database is shown with these rows.
  void of(DatabaseStatus status, List<TimelineItem> rows) {
    stop();
    shown =
        status.pendingCount() == 0
            ? Optional.empty()
            : Optional.of(new Shown(status.database(), rows));
    begin();
  }

  /// Nothing is shown.
  void forget() {
    stop();
    shown = Optional.empty();
  }

  /// Once more, where somebody was writing to the file the last time. Asked every now and then.
  void again() {
    again.filter(at -> !clock.instant().isBefore(at)).ifPresent(at -> begin());
  }

  private void begin() {
    stop();
    if (largestBytes.get() == 0) {
      shown.ifPresent(it -> timeline.show(it.rows()));
      return;
    }
    shown.filter(it -> !isBusy(it.database())).ifPresent(this::begin);
  }

  private void begin(Shown now) {
    long largest = largestBytes.get();
    stop =
        jobs.aside(
            texts.get("job.ahead", now.database().name()),
            work -> engine.tryAhead(now.database(), largest, work),
            ahead -> tell(now, ahead),
            failure -> {});
  }

  private void tell(Shown then, Ahead ahead) {
    if (!shown.equals(Optional.of(then)) || largestBytes.get() == 0) {
      return;
    }
    timeline.show(timeline.withTries(then.rows(), ahead));
    if (ahead instanceof Ahead.Not(Ahead.Why why) && why == Ahead.Why.BEING_WRITTEN) {
      again = Optional.of(clock.instant().plus(PAUSE));
    }
  }

  private void stop() {
    again = Optional.empty();
    stop.run();
    stop = () -> {};
  }

  private boolean isBusy(Database database) {
    return jobs.operations().stream()
        .anyMatch(
            operation -> operation.lane().equals(database.file()) && !operation.state().isEnded());
  }
}
