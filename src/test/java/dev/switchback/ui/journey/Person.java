package dev.switchback.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.input.DragboardHelper;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.sheets.RealWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.text.Text;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Somebody in front of the window, with a mouse, a keyboard and eyes, who waits for what is to be
/// pressed and reaches only what a sheet leaves in reach.
final class Person {
  private static final int MOST_TABS = 40;

  private final RealWindow window;
  private final FxRobot robot = new FxRobot();

  Person(RealWindow window) {
    this.window = window;
    robot.targetWindow(window.scene());
  }

  /// Clicks on what has this id (`#run`) or shows this text.
  void click(String what) {
    robot.clickOn(reach(what));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Clicks on an item of a menu that is open.
  void clickItem(String text) {
    Fx.until(text + " is offered", () -> robot.lookup(text).tryQuery().isPresent());
    robot.clickOn(text);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Presses keys together.
  void press(KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Types into a field, in place of what stands there.
  void type(String into, String text) {
    click(into);
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.write(text);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Clicks on an item of a menu of the menu bar, or of a menu in that.
  void menu(String... path) {
    for (String item : path) {
      clickItem(item);
    }
  }

  /// What is on the clipboard.
  String copied() {
    return Fx.call(() -> Clipboard.getSystemClipboard().getString());
  }

  /// Presses Tab until the focus is on `id`.
  void tabTo(String id) {
    reach("#" + id);
    for (int i = 0; i < MOST_TABS && !id.equals(focused()); i++) {
      press(KeyCode.TAB);
    }
    assertThat(focused()).isEqualTo(id);
  }

  /// The id of what has the focus.
  String focused() {
    return Fx.call(
        () ->
            Optional.ofNullable(window.scene().getFocusOwner()).map(Node::getId).orElse("nothing"));
  }

  /// Waits until it can be pressed.
  Node reach(String what) {
    Fx.until(what + " can be pressed", () -> find(what).isPresent());
    Fx.settle();
    return Fx.call(() -> find(what).orElseThrow());
  }

  void sees(String text) {
    try {
      Fx.until(text + " is seen", () -> texts().stream().anyMatch(seen -> seen.contains(text)));
    } catch (AssertionError notSeen) {
      throw new AssertionError("Not " + text + " but " + Fx.call(this::texts), notSeen);
    }
  }

  /// Drops files on the window, as a file manager does.
  void drop(Path... files) {
    Fx.run(
        () -> {
          Dragboard board = DragboardHelper.createDragboard(new Carried(List.of(files)));
          Node target = window.scene().getRoot();
          for (EventType<DragEvent> type :
              List.of(DragEvent.DRAG_OVER, DragEvent.DRAG_DROPPED, DragEvent.DRAG_EXITED)) {
            Event.fireEvent(
                target,
                new DragEvent(
                    target,
                    target,
                    type,
                    board,
                    400,
                    300,
                    400,
                    300,
                    TransferMode.COPY,
                    null,
                    null,
                    null));
          }
        });
  }

  /// Waits until a row of a list or table says `name` and begins one of its texts with `state`.
  void seesRow(String cells, String name, String state) {
    try {
      Fx.until(
          name + " is " + state,
          () ->
              rows(cells).stream()
                  .filter(row -> row.stream().anyMatch(text -> text.contains(name)))
                  .anyMatch(row -> row.stream().anyMatch(text -> text.startsWith(state))));
    } catch (AssertionError notSeen) {
      throw new AssertionError("Not " + name + " but " + Fx.call(() -> rows(cells)), notSeen);
    }
  }

  private List<List<String>> rows(String cells) {
    return window.reachable().lookupAll(cells).stream()
        .filter(RealWindow::isShown)
        .map(Person::textsIn)
        .toList();
  }

  /// Whether the focus is in the part with this style class.
  boolean isIn(String styleClass) {
    return Fx.call(
        () -> {
          for (Node at = window.scene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(styleClass)) {
              return true;
            }
          }
          return false;
        });
  }

  private List<String> texts() {
    return textsIn(window.reachable());
  }

  private static List<String> textsIn(Node node) {
    return all(node)
        .filter(Text.class::isInstance)
        .filter(RealWindow::isShown)
        .map(text -> ((Text) text).getText())
        .toList();
  }

  private Optional<Node> find(String what) {
    return all(window.reachable())
        .filter(node -> RealWindow.isShown(node) && !node.isDisabled())
        .filter(
            node ->
                what.startsWith("#")
                    ? what.substring(1).equals(node.getId())
                    : node instanceof Labeled labeled && what.equals(labeled.getText()))
        .findFirst();
  }

  private static Stream<Node> all(Node node) {
    Stream<Node> below =
        node instanceof Parent parent
            ? parent.getChildrenUnmodifiable().stream().flatMap(Person::all)
            : Stream.empty();
    return Stream.concat(Stream.of(node), below);
  }
}
