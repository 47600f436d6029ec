package dev.switchback.ui.app;

import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ObservableList;

/// The only bridge between background work and the JavaFX thread.
///
/// Called on the JavaFX thread, which every consumer is called on too. The functions run elsewhere.
public interface FxJobs extends AutoCloseable {

  /// Looks at something without changing it. Looks run beside operations and aren't shown.
  <T> void look(
      String title, Function<Work, T> look, Consumer<T> onResult, Consumer<Throwable> onFailure);

  /// Looks at something that nobody waits for: one at a time, at the lowest priority. It isn't
  /// shown.
  ///
  /// @return asks it to stop; then `onFailure` is told
  <T> Runnable aside(
      String title, Function<Work, T> look, Consumer<T> onResult, Consumer<Throwable> onFailure);

  /// Queues an operation behind those already queued for the same file, and shows it in the strip.
  ///
  /// @param lane the database's file
  /// @return what is known of it, kept current a few times a second
  <T> Operation operate(
      Path lane,
      String title,
      Function<Work, T> operation,
      Consumer<T> onResult,
      Consumer<Throwable> onFailure);

  /// Runs `action` on the JavaFX thread, soon. May be called from any thread.
  void later(Runnable action);

  /// Operations that are queued or running, and the last few that ended; oldest first.
  ObservableList<Operation> operations();

  /// Asks everything to stop and waits for it a little.
  @Override
  void close();
}
