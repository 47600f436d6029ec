package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.template.Guide;
import dev.switchback.template.GuidePage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints the guide.
@Command(
    name = "guide",
    customSynopsis = "switchback guide [TOPIC] [--json]",
    description = "Prints a page of the guide, each a pattern with an example, or lists the pages.")
final class GuideCommand extends Verb {
  @Parameters(arity = "0..1", hidden = true)
  private @Nullable String topic;

  GuideCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (topic == null) {
      list();
    } else {
      GuidePage page =
          Guide.page(topic)
              .orElseThrow(
                  () ->
                      new Usage(
                          "The guide has no page \""
                              + topic
                              + "\". Pages: "
                              + String.join(", ", Guide.TOPICS)
                              + "."));
      answer(page.text().lines().toList(), fields(page).put("text", page.text()));
    }
    return ExitCode.DONE;
  }

  private void list() {
    List<String> lines = new ArrayList<>();
    List<Fields> pages = new ArrayList<>();
    for (GuidePage page : Guide.pages()) {
      lines.add("%-12s %s".formatted(page.topic(), page.title()));
      pages.add(fields(page));
    }
    answer(lines, new Fields().put("pages", pages));
  }

  private static Fields fields(GuidePage page) {
    return new Fields().put("topic", page.topic()).put("title", page.title());
  }
}
