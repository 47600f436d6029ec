package dev.switchback.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The fields of a JSON object, in the order they are put. A field is always there; it is null
/// where there is nothing to say. Words of enums are written as `out-of-order`, times as ISO 8601
/// in UTC, durations in milliseconds, paths absolute.
final class Fields {
  private final JsonObject object = new JsonObject();

  Fields put(String name, Object value) {
    object.add(name, element(value));
    return this;
  }

  /// Appends the fields of `other`.
  Fields putAll(Fields other) {
    other.object.entrySet().forEach(entry -> object.add(entry.getKey(), entry.getValue()));
    return this;
  }

  /// The document, with line breaks, as it is printed.
  String document() {
    return new GsonBuilder()
        .serializeNulls()
        .setPrettyPrinting()
        .disableHtmlEscaping()
        .create()
        .toJson(object);
  }

  /// `OUT_OF_ORDER` as `out-of-order`.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonElement element(Object value) {
    return switch (value) {
      case Fields fields -> fields.object;
      case String text -> new JsonPrimitive(text);
      case Number number -> new JsonPrimitive(number);
      case Boolean flag -> new JsonPrimitive(flag);
      case Enum<?> constant -> new JsonPrimitive(word(constant));
      case Path path -> new JsonPrimitive(path.toAbsolutePath().normalize().toString());
      case Instant instant -> new JsonPrimitive(instant.toString());
      case Duration duration -> new JsonPrimitive(duration.toMillis());
      case Version version -> new JsonPrimitive(version.text());
      case Optional<?> optional ->
          optional.isPresent() ? element(optional.get()) : JsonNull.INSTANCE;
      case OptionalLong optional ->
          optional.isPresent() ? new JsonPrimitive(optional.getAsLong()) : JsonNull.INSTANCE;
      case Collection<?> values -> {
        JsonArray array = new JsonArray();
        values.forEach(each -> array.add(element(each)));
        yield array;
      }
      case Map<?, ?> map -> {
        JsonObject sorted = new JsonObject();
        new TreeMap<>(map).forEach((key, each) -> sorted.add(String.valueOf(key), element(each)));
        yield sorted;
      }
      default -> throw new IllegalArgumentException("Not a JSON value: " + value.getClass());
    };
  }
}
