package dev.switchback.source;

import dev.switchback.migration.KeyName;
import dev.switchback.migration.Version;
import java.util.Map;
import java.util.Optional;

/// What a program's file, or a class in it, says of its migration.
///
/// @param key how the tool's history names it
/// @param number its version, where the tool orders by numbers
/// @param label what people call it, where there is no number
/// @param order what the tool sorts by, where there is no number
/// @param words what it does
/// @param marks what else its file says
record CodeName(
    String key,
    Optional<Version> number,
    String label,
    String order,
    String words,
    Map<String, String> marks) {
  CodeName {
    marks = Map.copyOf(marks);
  }

  /// Named and sorted by a text.
  static CodeName text(String key, String name) {
    KeyName said = KeyName.of(name);
    String label = said.number().isEmpty() ? name : said.number();
    return new CodeName(key, Optional.empty(), label, name, said.words(), Map.of());
  }

  /// Named and sorted by a number.
  static CodeName number(String digits, String name) {
    return new CodeName(
        digits, Version.parse(digits), digits, digits, KeyName.of(name).words(), Map.of());
  }

  CodeName sortedBy(String other) {
    return new CodeName(key, number, label, other, words, marks);
  }

  CodeName saying(String otherWords) {
    return new CodeName(key, number, label, order, otherWords, marks);
  }

  CodeName marked(Map<String, String> others) {
    return new CodeName(key, number, label, order, words, others);
  }
}
