package dev.switchback.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The pages of the guide, one for each pattern, as they lie beside the program.
public final class Guide {
  /// In the order they are read.
  public static final List<String> TOPICS =
      List.of(
          "add-table",
          "add-column",
          "add-index",
          "trigger",
          "rebuild",
          "batches",
          "in-place",
          "java");

  private Guide() {}

  /// The page about what a template writes.
  public static String topicOf(Template template) {
    return switch (template) {
      case EMPTY -> "in-place";
      case ADD_TABLE -> "add-table";
      case ADD_COLUMN -> "add-column";
      case ADD_INDEX -> "add-index";
      case KEEP_UPDATED_AT -> "trigger";
      case REBUILD_TABLE -> "rebuild";
      case CHANGE_IN_BATCHES -> "batches";
    };
  }

  public static List<GuidePage> pages() {
    return TOPICS.stream().map(Guide::read).toList();
  }

  /// @return empty when there is no such page
  public static Optional<GuidePage> page(String topic) {
    return TOPICS.contains(topic) ? Optional.of(read(topic)) : Optional.empty();
  }

  private static GuidePage read(String topic) {
    try (InputStream page = Guide.class.getResourceAsStream("/guide/" + topic + ".md")) {
      if (page == null) {
        throw new IllegalStateException("The guide has no page " + topic);
      }
      return new GuidePage(topic, new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
