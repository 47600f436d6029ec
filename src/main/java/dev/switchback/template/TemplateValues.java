package dev.switchback.template;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a person gave to a template: texts by field, blank ones left out.
public record TemplateValues(Map<TemplateField, List<String>> texts) {
  public static final TemplateValues NONE = new TemplateValues(Map.of());

  public TemplateValues {
    Map<TemplateField, List<String>> kept = new EnumMap<>(TemplateField.class);
    texts.forEach(
        (field, given) -> {
          List<String> filled =
              given.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
          if (!filled.isEmpty()) {
            kept.put(field, filled);
          }
        });
    texts = Map.copyOf(kept);
  }

  /// Takes what was typed into one text for each field: a line for each value where several may be.
  public static TemplateValues ofLines(Map<TemplateField, String> typed) {
    Map<TemplateField, List<String>> texts = new EnumMap<>(TemplateField.class);
    typed.forEach(
        (field, text) ->
            texts.put(
                field,
                field.times() == TemplateField.Times.ONCE
                    ? List.of(text)
                    : Arrays.asList(text.split("\\R"))));
    return new TemplateValues(texts);
  }

  public TemplateValues with(TemplateField field, String... values) {
    Map<TemplateField, List<String>> more = new EnumMap<>(TemplateField.class);
    more.putAll(texts);
    more.put(field, Stream.of(values).toList());
    return new TemplateValues(more);
  }

  List<String> all(TemplateField field) {
    return texts.getOrDefault(field, List.of());
  }

  Optional<String> given(TemplateField field) {
    return all(field).stream().findFirst();
  }

  /// The value, or what is taken in its place.
  public String text(TemplateField field) {
    return given(field).orElseGet(() -> Template.initial(field));
  }

  /// Both sides of the first `=`, in order.
  Map<String, String> pairs(TemplateField field) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : all(field)) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        pairs.put(pair.substring(0, sign).strip(), pair.substring(sign + 1).strip());
      }
    }
    return pairs;
  }
}
