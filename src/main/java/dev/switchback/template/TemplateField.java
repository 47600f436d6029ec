package dev.switchback.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A value that a person gives to a template.
public enum TemplateField {
  TABLE(Kind.NAME, Times.ONCE),
  /// Column definitions and table constraints.
  COLUMNS(Kind.DEFINITIONS, Times.SEVERAL),
  /// `c TEXT NOT NULL DEFAULT ''`.
  COLUMN(Kind.COLUMN_DEFINITION, Times.ONCE),
  /// Columns or expressions of an index.
  ON(Kind.EXPRESSION, Times.SEVERAL),
  /// The name of the index or trigger.
  NAME(Kind.NAME, Times.ONCE),
  /// `UNIQUE`, in words.
  UNIQUE(Kind.CHOICE, Times.ONCE),
  /// Which rows an index is about, or which are to be changed.
  WHERE(Kind.EXPRESSION, Times.ONCE),
  /// The column that holds the time.
  TIME_COLUMN(Kind.NAME, Times.ONCE),
  /// What tells one row from another.
  KEY(Kind.NAME, Times.ONCE),
  SET(Kind.EXPRESSION, Times.ONCE),
  UNDO_SET(Kind.EXPRESSION, Times.ONCE),
  UNDO_WHERE(Kind.EXPRESSION, Times.ONCE),
  /// How many rows are changed at once.
  SIZE(Kind.NUMBER, Times.ONCE),
  /// The whole `CREATE TABLE`, as it is to be.
  DEFINITION(Kind.TABLE_DEFINITION, Times.ONCE),
  DROP(Kind.NAME, Times.SEVERAL),
  /// `old = new`.
  RENAME(Kind.PAIR, Times.SEVERAL),
  CHANGE(Kind.COLUMN_DEFINITION, Times.SEVERAL),
  ADD(Kind.COLUMN_DEFINITION, Times.SEVERAL),
  CONSTRAINT(Kind.EXPRESSION, Times.SEVERAL),
  /// `column = expression`.
  VALUE(Kind.PAIR, Times.SEVERAL);

  /// What it has to look like.
  public enum Kind {
    NAME,
    EXPRESSION,
    COLUMN_DEFINITION,
    DEFINITIONS,
    TABLE_DEFINITION,
    /// Two sides of a `=`.
    PAIR,
    NUMBER,
    /// `yes` or `no`.
    CHOICE
  }

  /// How often it may be given.
  public enum Times {
    ONCE,
    SEVERAL
  }

  private final Kind kind;
  private final Times times;

  TemplateField(Kind kind, Times times) {
    this.kind = kind;
    this.times = times;
  }

  public Kind kind() {
    return kind;
  }

  public Times times() {
    return times;
  }

  /// As it is written on the command line, without the dashes: `undo-set`.
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<TemplateField> ofOption(String option) {
    return Arrays.stream(values()).filter(field -> field.option().equals(option)).findFirst();
  }
}
