package dev.switchback.ui.app;

import dev.switchback.words.Words;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Does all work at once, on the thread that asks for it. For tests of view models.
public final class SameThreadFxJobs implements FxJobs {
  private final OperationTexts texts =
      new OperationTexts(
          Texts.load(), new Words(Locale.ENGLISH, Clock.systemUTC(), Path.of("/home/someone")));
  private final ObservableList<Operation> operations = FXCollections.observableArrayList();

  @Override
  public <T> void look(
      String title, Function<Work, T> look, Consumer<T> onResult, Consumer<Throwable> onFailure) {
    T result;
    try {
      result = look.apply(Work.quiet());
    } catch (RuntimeException failure) {
      onFailure.accept(failure);
      return;
    }
    onResult.accept(result);
  }

  @Override
  public <T> Runnable aside(
      String title, Function<Work, T> look, Consumer<T> onResult, Consumer<Throwable> onFailure) {
    look(title, look, onResult, onFailure);
    return () -> {};
  }

  @Override
  public <T> Operation operate(
      Path lane,
      String title,
      Function<Work, T> operation,
      Consumer<T> onResult,
      Consumer<Throwable> onFailure) {
    Cancellation cancellation = new Cancellation();
    Operation shown = new Operation(lane, title, texts, cancellation::request);
    operations.add(shown);
    T result;
    try {
      shown.begins();
      Consumer<WorkEvent> listener = event -> shown.apply(List.of(event));
      result = operation.apply(new Work(cancellation, listener));
    } catch (RuntimeException failure) {
      shown.endsWith(failure);
      onFailure.accept(failure);
      return shown;
    }
    shown.endsWell();
    onResult.accept(result);
    return shown;
  }

  @Override
  public void later(Runnable action) {
    action.run();
  }

  @Override
  public ObservableList<Operation> operations() {
    return operations;
  }

  @Override
  public void close() {}
}
