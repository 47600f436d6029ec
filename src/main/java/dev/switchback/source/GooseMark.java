package dev.switchback.source;

import java.util.Optional;

/// The marks of goose: comments `-- +goose <mark>` at the beginning of a line.
enum GooseMark {
  UP("Up"),
  DOWN("Down"),
  STATEMENT_BEGIN("StatementBegin"),
  STATEMENT_END("StatementEnd"),
  NO_TRANSACTION("NO TRANSACTION"),
  ENVSUB_ON("ENVSUB ON"),
  ENVSUB_OFF("ENVSUB OFF");

  private static final String SIGN = "+goose";
  private final String word;

  GooseMark(String word) {
    this.word = word;
  }

  /// Whether goose takes `line` for a mark, be it a good one or not.
  static boolean isMeant(String line) {
    return line.strip().startsWith("--") && line.contains(SIGN);
  }

  /// The mark of such a line; empty when goose refuses the file because of it.
  static Optional<GooseMark> of(String line) {
    if (line.startsWith(" ") || line.startsWith("\t")) {
      return Optional.empty();
    }
    String rest = line.replace("--", "");
    int sign = rest.indexOf(SIGN);
    String text = (rest.substring(0, sign) + rest.substring(sign + SIGN.length())).strip();
    for (GooseMark mark : values()) {
      if (mark.word.equalsIgnoreCase(text)) {
        return Optional.of(mark);
      }
    }
    return Optional.empty();
  }
}
