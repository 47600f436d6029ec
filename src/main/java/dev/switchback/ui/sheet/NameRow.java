package dev.switchback.ui.sheet;

import static dev.switchback.ui.sheet.SheetTexts.text;

import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The row in which a name has to be typed before something is written; takes no room where none
/// has to.
public final class NameRow extends VBox {
  private final Label label = new Label();
  private final TextField typed = new TextField();

  public NameRow() {
    typed.setId("typedName");
    typed.accessibleTextProperty().bind(label.textProperty());
    label.setLabelFor(typed);
    FactRow row = new FactRow();
    row.getFacts().addAll(label, typed);
    managedProperty().bind(visibleProperty());
    getChildren().add(row);
  }

  /// Puts the cursor where the name is typed.
  @Override
  public void requestFocus() {
    typed.requestFocus();
  }

  /// Asks for what `course` wants to have typed.
  public void ask(Course<?> course) {
    ask(course.nameToTypeProperty(), course.typedNameProperty());
  }

  /// @param name what has to be typed; empty where nothing has to
  /// @param into what is typed
  public void ask(ObservableValue<String> name, StringProperty into) {
    typed.textProperty().bindBidirectional(into);
    label.textProperty().bind(name.map(it -> text("sheet.typeName", it)));
    visibleProperty().bind(name.map(it -> !it.isEmpty()));
  }
}
