package dev.switchback.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.registry.Activity;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Made;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.app.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class TimelineUiTest {

  @Test
  void fiftyThousandEventsAreLaidOutAtOnceAndScroll() {
    Fx.start();
    TimelineViewModel model = new TimelineViewModel(Made.words(), Texts.load(), Made.CLOCK);
    Made made = new Made();
    for (int i = 0; i < 50_000; i++) {
      made.did(Activity.Kind.CHECK, Activity.Outcome.DONE, Made.NOON.minusSeconds(i));
    }
    List<TimelineItem> few = model.prepare(new Made().applied(1, 3).look());
    Stage stage =
        Fx.call(
            () -> {
              TimelineController controller = new TimelineController(model, Texts.load(), () -> {});
              new Theme();
              Scene scene = new Scene(controller.view(), 700, 700);
              Theme.dress(scene);
              Stage shown = new Stage();
              shown.setScene(scene);
              shown.show();
              return shown;
            });
    Fx.run(() -> model.show(few));
    Fx.settle();
    List<TimelineItem> rows = model.prepare(made.look());

    long begun = System.nanoTime();
    Fx.run(
        () -> {
          model.show(rows);
          stage.getScene().getRoot().layout();
        });
    Duration firstLayout = Duration.ofNanos(System.nanoTime() - begun);

    assertThat(model.items()).hasSize(50_001);
    ListView<?> list =
        Fx.call(() -> (ListView<?>) stage.getScene().getRoot().lookup(".timeline-list"));
    begun = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      int row = i * 997;
      Fx.run(
          () -> {
            list.scrollTo(row);
            stage.getScene().getRoot().layout();
          });
    }
    Duration scrolling = Duration.ofNanos(System.nanoTime() - begun);
    Fx.run(
        () -> {
          model.select(Optional.of(model.items().get(40_000)));
          stage.close();
        });

    // 300 ms on an idle machine; three times that on one that builds something else meanwhile.
    assertThat(firstLayout).isLessThan(Duration.ofMillis(900));
    assertThat(scrolling).isLessThan(Duration.ofSeconds(3));
  }
}
