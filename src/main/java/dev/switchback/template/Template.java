package dev.switchback.template;

import static dev.switchback.template.TemplateField.ADD;
import static dev.switchback.template.TemplateField.CHANGE;
import static dev.switchback.template.TemplateField.COLUMN;
import static dev.switchback.template.TemplateField.COLUMNS;
import static dev.switchback.template.TemplateField.CONSTRAINT;
import static dev.switchback.template.TemplateField.DEFINITION;
import static dev.switchback.template.TemplateField.DROP;
import static dev.switchback.template.TemplateField.KEY;
import static dev.switchback.template.TemplateField.NAME;
import static dev.switchback.template.TemplateField.ON;
import static dev.switchback.template.TemplateField.RENAME;
import static dev.switchback.template.TemplateField.SET;
import static dev.switchback.template.TemplateField.SIZE;
import static dev.switchback.template.TemplateField.TABLE;
import static dev.switchback.template.TemplateField.TIME_COLUMN;
import static dev.switchback.template.TemplateField.UNDO_SET;
import static dev.switchback.template.TemplateField.UNDO_WHERE;
import static dev.switchback.template.TemplateField.UNIQUE;
import static dev.switchback.template.TemplateField.VALUE;
import static dev.switchback.template.TemplateField.WHERE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The migrations that can be written by filling in a form.
public enum Template {
  EMPTY,
  ADD_TABLE,
  /// Skipped where the column is there already.
  ADD_COLUMN,
  ADD_INDEX,
  /// A trigger that writes the time of a row's last change.
  KEEP_UPDATED_AT,
  /// A new table that takes the old one's place.
  REBUILD_TABLE,
  /// An UPDATE that is repeated, a few rows at a time, until nothing is left to do.
  CHANGE_IN_BATCHES;

  public List<TemplateField> required() {
    return switch (this) {
      case EMPTY -> List.of();
      case ADD_TABLE -> List.of(TABLE, COLUMNS);
      case ADD_COLUMN -> List.of(TABLE, COLUMN);
      case ADD_INDEX -> List.of(TABLE, ON);
      case KEEP_UPDATED_AT, REBUILD_TABLE -> List.of(TABLE);
      case CHANGE_IN_BATCHES -> List.of(TABLE, SET, WHERE);
    };
  }

  public List<TemplateField> optional() {
    return switch (this) {
      case EMPTY, ADD_TABLE, ADD_COLUMN -> List.of();
      case ADD_INDEX -> List.of(UNIQUE, WHERE, NAME);
      case KEEP_UPDATED_AT -> List.of(TIME_COLUMN, KEY, NAME);
      case REBUILD_TABLE -> List.of(DROP, RENAME, CHANGE, ADD, CONSTRAINT, DEFINITION, VALUE);
      case CHANGE_IN_BATCHES -> List.of(SIZE, KEY, UNDO_SET, UNDO_WHERE);
    };
  }

  /// The required ones first.
  public List<TemplateField> fields() {
    List<TemplateField> all = new ArrayList<>(required());
    all.addAll(optional());
    return List.copyOf(all);
  }

  /// As it is written on the command line: `add-column`.
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Template> ofOption(String option) {
    return Arrays.stream(values()).filter(template -> template.option().equals(option)).findFirst();
  }

  /// What is taken for a field that isn't given; empty when nothing is.
  public static String initial(TemplateField field) {
    return switch (field) {
      case TIME_COLUMN -> "updated_at";
      case KEY -> "rowid";
      case SIZE -> "1000";
      case UNIQUE -> "no";
      case TABLE,
          COLUMNS,
          COLUMN,
          ON,
          NAME,
          WHERE,
          SET,
          UNDO_SET,
          UNDO_WHERE,
          DEFINITION,
          DROP,
          RENAME,
          CHANGE,
          ADD,
          CONSTRAINT,
          VALUE ->
          "";
    };
  }
}
