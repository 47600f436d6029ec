package dev.switchback.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Tool;
import dev.switchback.ui.app.Foreign;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Made;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.app.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.image.WritableImage;
import javafx.scene.shape.Circle;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Draws timelines with one, two and five lanes, so that they can be looked at.
class LanesPicturesTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", ".")).resolve("target/screens");

  @Test
  void oneLane() throws IOException {
    Foreign made = new Foreign(Tool.ALEMBIC).code("a1").code("b2", "a1").code("c3", "b2");

    assertThat(points("lanes-1", made.recorded(Event.APPLIED, "a1"))).isZero();
  }

  @Test
  void twoLanesWithAMerge() throws IOException {
    Foreign made =
        new Foreign(Tool.ALEMBIC)
            .code("1975ea83b712")
            .code("27c6a30d7c24", "1975ea83b712")
            .code("3512b954651e", "1975ea83b712")
            .code("4a8e1f7c2d90", "27c6a30d7c24")
            .code("53fffde5ad5", "4a8e1f7c2d90", "3512b954651e")
            .code("6b1", "53fffde5ad5")
            .recorded(Event.APPLIED, "1975ea83b712")
            .recorded(Event.APPLIED, "27c6a30d7c24")
            .recorded(Event.APPLIED, "3512b954651e");

    assertThat(points("lanes-2", made)).isEqualTo(6);
  }

  @Test
  void fiveApplicationsAndTwoHundredRows() throws IOException {
    Foreign made = new Foreign(Tool.DJANGO);
    List<String> apps = List.of("admin", "auth", "blog", "contenttypes", "sessions");
    for (int i = 0; i < 40; i++) {
      for (String app : apps) {
        made =
            i == 0
                ? made.inGroup(app, app + ".0000_initial")
                : made.inGroup(
                    app, name(app, i), i == 1 ? app + ".0000_initial" : name(app, i - 1));
      }
    }
    for (int i = 0; i < 38; i++) {
      for (String app : apps) {
        made = made.recorded(Event.APPLIED, i == 0 ? app + ".0000_initial" : name(app, i));
      }
    }

    assertThat(points("lanes-5", made)).isPositive();
  }

  private static String name(String app, int number) {
    return app + ".%04d_step".formatted(number);
  }

  /// Draws it in both themes.
  ///
  /// @return how many points of a graph are shown
  private static int points(String name, Foreign made) throws IOException {
    Fx.start();
    Files.createDirectories(PICTURES);
    Theme theme = Fx.call(Theme::new);
    Stage stage =
        Fx.call(
            () -> {
              TimelineViewModel model =
                  new TimelineViewModel(Made.words(), Texts.load(), Made.CLOCK);
              model.show(model.prepare(made.look()));
              TimelineController controller = new TimelineController(model, Texts.load(), () -> {});
              Scene scene = new Scene(controller.view(), 720, 560);
              theme.follow(scene);
              Stage shown = new Stage();
              shown.setScene(scene);
              shown.show();
              return shown;
            });
    for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
      Fx.run(() -> theme.choiceProperty().set(choice));
      Fx.settle();
      WritableImage image = Fx.call(() -> stage.getScene().snapshot(null));
      ImageIO.write(
          SwingFXUtils.fromFXImage(image, null),
          "png",
          PICTURES
              .resolve(name + "-" + choice.name().toLowerCase(java.util.Locale.ROOT) + ".png")
              .toFile());
    }
    int points =
        Fx.call(
            () ->
                (int)
                    ((ListView<?>) stage.getScene().getRoot().lookup(".timeline-list"))
                        .lookupAll(".lane-point").stream()
                            .filter(Circle.class::isInstance)
                            .count());
    Fx.run(stage::close);
    return points;
  }
}
