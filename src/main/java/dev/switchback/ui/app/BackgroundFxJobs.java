package dev.switchback.ui.app;

import dev.switchback.jobs.Job;
import dev.switchback.jobs.Jobs;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;

/// Runs work on the threads of [Jobs] and brings what is newest to the JavaFX thread ten times a
/// second, however often the work tells something.
public final class BackgroundFxJobs implements FxJobs {
  private static final Duration BEAT = Duration.millis(100);
  private static final int ENDED_KEPT = 20;

  private final Jobs jobs;
  private final OperationTexts texts;
  private final ObservableList<Operation> operations = FXCollections.observableArrayList();
  private final ObservableList<Operation> operationsView =
      FXCollections.unmodifiableObservableList(operations);
  private final ObservableList<Feed> feeds = FXCollections.observableArrayList();
  private final Timeline beat = new Timeline(new KeyFrame(BEAT, event -> drain()));

  public BackgroundFxJobs(Jobs jobs, Texts texts, Words words) {
    this.jobs = jobs;
    this.texts = new OperationTexts(texts, words);
    beat.setCycleCount(Animation.INDEFINITE);
  }

  @Override
  public <T> void look(
      String title, Function<Work, T> look, Consumer<T> onResult, Consumer<Throwable> onFailure) {
    deliver(jobs.look(title, look), onResult, onFailure);
  }

  @Override
  public <T> Runnable aside(
      String title, Function<Work, T> look, Consumer<T> onResult, Consumer<Throwable> onFailure) {
    Job<T> job = jobs.aside(title, look);
    deliver(job, onResult, onFailure);
    return job::cancel;
  }

  @Override
  public <T> Operation operate(
      Path lane,
      String title,
      Function<Work, T> operation,
      Consumer<T> onResult,
      Consumer<Throwable> onFailure) {
    EventBuffer buffer = new EventBuffer();
    Job<T> job =
        jobs.operate(
            lane,
            title,
            buffer::add,
            work -> {
              buffer.begins();
              return operation.apply(work);
            });
    Operation shown = new Operation(lane, title, texts, job::cancel);
    Feed feed = new Feed(shown, buffer);
    feeds.add(feed);
    show(shown);
    beat.play();
    deliver(
        job,
        result -> {
          end(feed);
          shown.endsWell();
          onResult.accept(result);
        },
        failure -> {
          end(feed);
          shown.endsWith(failure);
          onFailure.accept(failure);
        });
    return shown;
  }

  private <T> void deliver(Job<T> job, Consumer<T> onResult, Consumer<Throwable> onFailure) {
    var _ =
        job.result()
            .whenComplete(
                (result, failure) ->
                    later(
                        () -> {
                          if (failure == null) {
                            onResult.accept(result);
                          } else {
                            onFailure.accept(cause(failure));
                          }
                        }));
  }

  private static Throwable cause(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : null;
    return cause == null ? thrown : cause;
  }

  private void show(Operation operation) {
    long ended = operations.stream().filter(o -> o.state().isEnded()).count();
    if (ended >= ENDED_KEPT) {
      operations.stream()
          .filter(o -> o.state().isEnded())
          .findFirst()
          .ifPresent(operations::remove);
    }
    operations.add(operation);
  }

  private void end(Feed feed) {
    feed.drain();
    feeds.remove(feed);
    if (feeds.isEmpty()) {
      beat.stop();
    }
  }

  private void drain() {
    feeds.forEach(Feed::drain);
  }

  @Override
  public void later(Runnable action) {
    Platform.runLater(action);
  }

  @Override
  public ObservableList<Operation> operations() {
    return operationsView;
  }

  @Override
  public void close() {
    beat.stop();
    jobs.close();
  }

  private record Feed(Operation operation, EventBuffer buffer) {
    void drain() {
      if (buffer.hasBegun()) {
        operation.begins();
      }
      operation.apply(buffer.take());
    }
  }
}
