package dev.switchback.ui.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Shows sheets inside the window: a panel over the dimmed rest, which can't be reached meanwhile.
///
/// Esc closes a sheet where its owner allows it. The focus goes into the sheet, stays inside it,
/// and afterwards back to where it was. A sheet opened from a sheet lies on top of it. The keys of
/// the menu don't act under a sheet, but for those that change nothing it could be about.
public final class SheetHost extends StackPane {
  private static final Object FIRST = "focused first";

  /// The size of text, and the end of the program.
  private static final List<KeyCombination> ACT_ALL_THE_SAME =
      List.of(
          KeyCombination.valueOf("Shortcut+Plus"),
          KeyCombination.valueOf("Shortcut+Minus"),
          KeyCombination.valueOf("Shortcut+0"),
          KeyCombination.valueOf("Shortcut+Q"));

  private final EventHandler<KeyEvent> menuKeys = this::keepFromMenu;
  private Parent below = new Group();
  private final List<Open> open = new ArrayList<>();

  public SheetHost() {
    getStyleClass().add("sheet-host");
    setAlignment(Pos.TOP_CENTER);
    setVisible(false);
    setPickOnBounds(true);
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    sceneProperty()
        .addListener(
            (_, before, now) -> {
              if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, menuKeys);
              }
              if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, menuKeys);
              }
            });
  }

  /// Makes `node` take the focus when the sheet it is on is shown, if it can by then. Otherwise the
  /// first that can does, a button last.
  public static void focusFirst(Node node) {
    node.getProperties().put(FIRST, FIRST);
  }

  /// Whatever is on the sheet has had the key before.
  private void keepFromMenu(KeyEvent event) {
    Scene scene = getScene();
    if (!open.isEmpty()
        && scene != null
        && scene.getAccelerators().keySet().stream().anyMatch(key -> key.match(event))
        && ACT_ALL_THE_SAME.stream().noneMatch(key -> key.match(event))) {
      event.consume();
    }
  }

  /// @param below the content that sheets cover
  public SheetHost(Parent below) {
    this();
    covers(below);
  }

  /// Says what lies below: it can't be reached while a sheet is open.
  public final void covers(Parent content) {
    below = content;
  }

  /// Shows a sheet that Esc closes.
  public void show(Node content, Runnable onClosed) {
    show(content, onClosed, () -> true);
  }

  /// Shows a sheet that Esc closes only while `closable` says so.
  public void show(Node content, Runnable onClosed, BooleanSupplier closable) {
    Scene scene = below.getScene();
    Node focused = scene == null ? null : scene.getFocusOwner();
    StackPane panel = new Panel(content);
    panel.getStyleClass().add("sheet");
    if (content instanceof Region region) {
      region.setMaxHeight(Region.USE_COMPUTED_SIZE);
    }
    open.forEach(lower -> lower.panel().setDisable(true));
    open.add(new Open(content, panel, onClosed, closable, focused));
    getChildren().add(panel);
    below.setDisable(true);
    setVisible(true);
    focusInto(panel);
  }

  /// Closes the topmost sheet, whether Esc may or not.
  public void close() {
    if (open.isEmpty()) {
      return;
    }
    Open closed = open.removeLast();
    getChildren().remove(closed.panel());
    // It may be shown again.
    if (closed.content().getParent() instanceof Pane holder) {
      holder.getChildren().remove(closed.content());
    }
    if (open.isEmpty()) {
      setVisible(false);
      below.setDisable(false);
    } else {
      open.getLast().panel().setDisable(false);
    }
    Node back = closed.focused();
    if (back != null) {
      back.requestFocus();
    }
    closed.onClosed().run();
  }

  /// The topmost sheet's content.
  public Optional<Node> shown() {
    return open.isEmpty() ? Optional.empty() : Optional.of(open.getLast().content());
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE
        && !open.isEmpty()
        && open.getLast().closable().getAsBoolean()) {
      event.consume();
      close();
    }
  }

  private static void focusInto(StackPane panel) {
    panel.applyCss();
    firstFocusable(panel, node -> node.getProperties().containsKey(FIRST))
        .or(() -> firstFocusable(panel, node -> !isOnBar(node)))
        .or(() -> firstFocusable(panel, SheetHost::leaves))
        .or(() -> firstFocusable(panel, _ -> true))
        .ifPresent(Node::requestFocus);
  }

  private static boolean isOnBar(Node node) {
    for (Parent above = node.getParent(); above != null; above = above.getParent()) {
      if (above instanceof ButtonBar) {
        return true;
      }
    }
    return false;
  }

  /// Where there is nothing but buttons, the one that does nothing is the first.
  private static boolean leaves(Node node) {
    ButtonBar.ButtonData role = ButtonBar.getButtonData(node);
    return role != null && role.isCancelButton();
  }

  private static Optional<Node> firstFocusable(Parent parent, Predicate<Node> wanted) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (!child.isVisible() || child.isDisabled()) {
        continue;
      }
      if (child.isFocusTraversable() && wanted.test(child)) {
        return Optional.of(child);
      }
      if (child instanceof Parent inner) {
        Optional<Node> found = firstFocusable(inner, wanted);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// As large as its content wants to be, and never larger than there is room.
  private final class Panel extends StackPane {
    Panel(Node content) {
      super(content);
      EnvironmentStrip.of(content).ifPresent(strip -> getChildren().setAll(below(strip, content)));
    }

    private static VBox below(Node strip, Node content) {
      VBox.setVgrow(content, Priority.ALWAYS);
      return new VBox(strip, content);
    }

    @Override
    protected double computeMaxHeight(double width) {
      return Math.min(prefHeight(width), SheetHost.this.getHeight() - 48);
    }

    @Override
    protected double computeMaxWidth(double height) {
      return Math.min(prefWidth(height), SheetHost.this.getWidth() - 48);
    }
  }

  private record Open(
      Node content,
      StackPane panel,
      Runnable onClosed,
      BooleanSupplier closable,
      @Nullable Node focused) {}
}
