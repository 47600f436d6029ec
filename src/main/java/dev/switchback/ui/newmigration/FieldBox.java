package dev.switchback.ui.newmigration;

import dev.switchback.template.Template;
import dev.switchback.template.TemplateField;
import dev.switchback.words.TemplateWords;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// One field of a template: its label, its control, and what is to be given there.
final class FieldBox extends VBox {
  private static final int FEW_LINES = 2;
  private static final int A_TABLE = 7;

  FieldBox(
      Template template,
      TemplateField field,
      StringProperty text,
      ObservableList<String> tables,
      TemplateWords words) {
    getStyleClass().add("template-field");
    Control control = control(template, field, text, tables, words);
    control.setId(field.option());
    control.setAccessibleHelp(words.textHelp(field));
    boolean optional = template.optional().contains(field);
    if (!(control instanceof CheckBox)) {
      Label label = new Label(optional ? words.optional(field) : words.label(field));
      label.getStyleClass().add(optional ? "template-optional" : "template-required");
      label.setLabelFor(control);
      getChildren().add(label);
    }
    Label help = new Label(words.textHelp(field));
    help.setWrapText(true);
    help.getStyleClass().addAll("hint", "template-help");
    getChildren().addAll(control, help);
  }

  private static Control control(
      Template template,
      TemplateField field,
      StringProperty text,
      ObservableList<String> tables,
      TemplateWords words) {
    if (field == TemplateField.TABLE && template != Template.ADD_TABLE) {
      return table(text, tables);
    }
    return switch (field.kind()) {
      case CHOICE -> choice(field, text, words);
      case TABLE_DEFINITION -> area(text, A_TABLE);
      default ->
          field.times() == TemplateField.Times.SEVERAL ? area(text, FEW_LINES) : line(field, text);
    };
  }

  private static Control table(StringProperty text, ObservableList<String> tables) {
    ComboBox<String> box = new ComboBox<>(tables);
    box.setEditable(true);
    box.setMaxWidth(Double.MAX_VALUE);
    box.getEditor().textProperty().bindBidirectional(text);
    return box;
  }

  private static Control choice(TemplateField field, StringProperty text, TemplateWords words) {
    CheckBox box = new CheckBox(words.label(field));
    box.setSelected(text.get().equals("yes"));
    box.selectedProperty().subscribe(chosen -> text.set(chosen ? "yes" : "no"));
    return box;
  }

  private static Control area(StringProperty text, int rows) {
    TextArea area = new TextArea();
    area.setPrefRowCount(rows);
    area.getStyleClass().add("template-sql");
    area.textProperty().bindBidirectional(text);
    return area;
  }

  private static Control line(TemplateField field, StringProperty text) {
    TextField line = new TextField();
    line.setPromptText(Template.initial(field));
    if (field.kind() != TemplateField.Kind.NAME && field.kind() != TemplateField.Kind.NUMBER) {
      line.getStyleClass().add("template-sql");
    }
    line.textProperty().bindBidirectional(text);
    return line;
  }
}
