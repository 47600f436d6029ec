package dev.switchback.salvage;

import dev.switchback.salvage.page.Value;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which values a column can hold after SQLite has stored them (sqlite.org/datatype3.html, section
/// 3.1, and sqlite.org/stricttables.html). These are no guesses: a value that a column can't hold
/// was never in it.
enum Affinity {
  INTEGER,
  NUMERIC,
  REAL,
  TEXT,
  BLOB,
  STRICT_INTEGER,
  STRICT_REAL,
  STRICT_TEXT,
  STRICT_BLOB;

  private static final Pattern NUMBER =
      Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");
  private static final int LONGEST_NUMBER = 40;

  static Affinity ofType(String declared) {
    String type = declared.toUpperCase(Locale.ROOT);
    if (type.contains("INT")) {
      return INTEGER;
    }
    if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
      return TEXT;
    }
    if (type.contains("BLOB") || type.isEmpty()) {
      return BLOB;
    }
    return type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB") ? REAL : NUMERIC;
  }

  static Affinity ofStrictType(String declared) {
    return switch (declared.toUpperCase(Locale.ROOT)) {
      case "INT", "INTEGER" -> STRICT_INTEGER;
      case "REAL" -> STRICT_REAL;
      case "TEXT" -> STRICT_TEXT;
      case "BLOB" -> STRICT_BLOB;
      default -> BLOB;
    };
  }

  /// Whether a column of this affinity can hold `value`.
  boolean canHold(Value value) {
    return switch (value) {
      case Value.Null() -> true;
      case Value.Whole(long number) -> this != TEXT && this != STRICT_TEXT && this != STRICT_BLOB;
      case Value.Real(double number) ->
          this != TEXT
              && this != STRICT_INTEGER
              && this != STRICT_TEXT
              && this != STRICT_BLOB
              && !(this == INTEGER && isExactInteger(number));
      case Value.Text text -> canHoldText(text);
      case Value.Blob blob -> this != STRICT_INTEGER && this != STRICT_REAL && this != STRICT_TEXT;
    };
  }

  private static boolean isExactInteger(double number) {
    return Math.rint(number) == number && Math.abs(number) < 1L << 50;
  }

  private boolean canHoldText(Value.Text text) {
    return switch (this) {
      case INTEGER, NUMERIC, REAL ->
          text.bytes().length > LONGEST_NUMBER || !NUMBER.matcher(text.shown()).matches();
      case TEXT, BLOB, STRICT_TEXT -> true;
      case STRICT_INTEGER, STRICT_REAL, STRICT_BLOB -> false;
    };
  }
}
