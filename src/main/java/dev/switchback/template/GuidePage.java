package dev.switchback.template;

import java.util.ArrayList;
import java.util.List;

/// One page of the guide.
///
/// @param topic the name it is asked for by
/// @param text in Markdown
public record GuidePage(String topic, String text) {

  /// A piece of a page.
  public sealed interface Block {
    record Paragraph(String text) implements Block {}

    record Item(String text) implements Block {}

    /// @param kind what follows the three marks: `sql up`; empty for what is typed in a terminal
    record Code(String kind, String text) implements Block {}
  }

  public String title() {
    return text.lines().findFirst().orElse("").replaceFirst("^# ", "");
  }

  /// What stands below the title, in order.
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = text.lines().skip(1).toList();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      if (line.startsWith("```")) {
        int end = at + 1;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        blocks.add(new Block.Code(line.substring(3), joined(lines.subList(at + 1, end))));
        at = end + 1;
      } else if (line.startsWith("    ")) {
        int end = at;
        while (end < lines.size() && lines.get(end).startsWith("    ")) {
          end++;
        }
        blocks.add(new Block.Code("", joined(lines.subList(at, end)).replaceAll("(?m)^ {4}", "")));
        at = end;
      } else {
        if (line.startsWith("- ")) {
          blocks.add(new Block.Item(line.substring(2)));
        } else if (!line.isBlank()) {
          blocks.add(new Block.Paragraph(line));
        }
        at++;
      }
    }
    return blocks;
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
