package dev.switchback.source;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.switchback.source.ChangelogEntry.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what a changelog in XML, YAML or JSON lists, as text: nothing is resolved or run.
final class ChangelogText {
  private static final Pattern XML_COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern XML_ELEMENT =
      Pattern.compile("<(?:\\w+:)?(include|includeAll|changeSet|property)\\s([^>]*)>");
  private static final Pattern XML_ATTRIBUTE = Pattern.compile("([\\w:]+)\\s*=\\s*\"([^\"]*)\"");
  private static final Pattern YAML_ITEM =
      Pattern.compile("(\\s*)-\\s+(include|includeAll|changeSet|property):\\s*");
  private static final Pattern YAML_VALUE =
      Pattern.compile("(\\s*)(?:-\\s+)?(\\w+):\\s*(?:\"(.*)\"|'(.*)'|(.*?))\\s*");

  private ChangelogText() {}

  static boolean isChangelog(String fileName, String text) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(?:xml|ya?ml|json)") && text.contains("databaseChangeLog");
  }

  static List<ChangelogEntry> read(String fileName, String text) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".xml")) {
      return xml(text);
    }
    return name.endsWith(".json") ? json(text) : yaml(text);
  }

  private static List<ChangelogEntry> xml(String text) {
    List<ChangelogEntry> entries = new ArrayList<>();
    Matcher element = XML_ELEMENT.matcher(XML_COMMENT.matcher(text).replaceAll(""));
    while (element.find()) {
      Map<String, String> attributes = new TreeMap<>();
      Matcher attribute = XML_ATTRIBUTE.matcher(element.group(2));
      while (attribute.find()) {
        attributes.put(attribute.group(1), attribute.group(2));
      }
      entry(element.group(1), attributes).ifPresent(entries::add);
    }
    return entries;
  }

  private static List<ChangelogEntry> yaml(String text) {
    List<ChangelogEntry> entries = new ArrayList<>();
    List<String> lines = text.lines().filter(line -> !line.strip().startsWith("#")).toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher item = YAML_ITEM.matcher(lines.get(i));
      if (item.matches()) {
        entry(item.group(2), values(lines, i + 1, item.group(1).length())).ifPresent(entries::add);
      }
    }
    return entries;
  }

  /// The first values of an item, those that stand deeper than `indent`; nested ones come later and
  /// never replace them.
  private static Map<String, String> values(List<String> lines, int from, int indent) {
    Map<String, String> values = new TreeMap<>();
    for (String line : lines.subList(from, lines.size())) {
      Matcher value = YAML_VALUE.matcher(line);
      boolean isDeeper = line.isBlank() || line.indexOf(line.strip()) > indent;
      if (!isDeeper) {
        break;
      }
      if (value.matches()) {
        String text =
            Optional.ofNullable(value.group(3))
                .or(() -> Optional.ofNullable(value.group(4)))
                .orElse(value.group(5));
        values.putIfAbsent(value.group(2), text);
      }
    }
    return values;
  }

  private static List<ChangelogEntry> json(String text) {
    List<ChangelogEntry> entries = new ArrayList<>();
    try {
      JsonElement list = JsonParser.parseString(text).getAsJsonObject().get("databaseChangeLog");
      for (JsonElement item : list instanceof JsonArray array ? array : new JsonArray()) {
        for (Map.Entry<String, JsonElement> one : item.getAsJsonObject().entrySet()) {
          if (one.getValue() instanceof JsonObject object) {
            entry(one.getKey(), plain(object)).ifPresent(entries::add);
          }
        }
      }
    } catch (JsonParseException | IllegalStateException notJson) {
      return List.of();
    }
    return entries;
  }

  private static Map<String, String> plain(JsonObject object) {
    Map<String, String> values = new TreeMap<>();
    object
        .entrySet()
        .forEach(
            entry -> {
              if (entry.getValue().isJsonPrimitive()) {
                values.put(entry.getKey(), entry.getValue().getAsString());
              }
            });
    return values;
  }

  private static Optional<ChangelogEntry> entry(String kind, Map<String, String> values) {
    Base base = Base.of(values.getOrDefault("relativeToChangelogFile", "false"));
    return switch (kind) {
      case "include" ->
          Optional.ofNullable(values.get("file")).map(f -> new ChangelogEntry.Include(f, base));
      case "includeAll" ->
          Optional.ofNullable(values.get("path")).map(p -> new ChangelogEntry.IncludeAll(p, base));
      case "changeSet" ->
          Optional.of(
              new ChangelogEntry.Own(
                  values.getOrDefault("author", ""), values.getOrDefault("id", "")));
      case "property" ->
          Optional.ofNullable(values.get("name"))
              .map(n -> new ChangelogEntry.Property(n, values.getOrDefault("value", "")));
      default -> Optional.empty();
    };
  }
}
