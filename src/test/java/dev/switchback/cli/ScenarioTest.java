package dev.switchback.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs the stories in `src/test/resources/scenarios`. With `-Dscenarios.write=true` it writes what
/// really happened into them instead; read the difference before keeping it.
class ScenarioTest {
  private static final Path SCENARIOS =
      Path.of(System.getProperty("switchback.root", "."), "src/test/resources/scenarios");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      List<Path> stories = files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
      assertThat(stories).hasSizeGreaterThan(10);
      return stories.stream()
          .map(story -> DynamicTest.dynamicTest(name(story), () -> happens(story)));
    }
  }

  private void happens(Path story) throws Exception {
    Scenario scenario = Scenario.read(story);
    Path place = Files.createDirectory(folder.resolve(name(story))).toRealPath();
    for (Map.Entry<String, String> file : scenario.files().entrySet()) {
      Path target = place.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    Stage stage = new Stage(place);
    Transcript transcript = new Transcript(place);
    List<String> happened = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    for (Scenario.Part part : scenario.parts()) {
      switch (part) {
        case Scenario.Prose(String line) -> happened.add(line);
        case Scenario.Step step -> {
          Stage.Result result = stage.perform(step);
          List<String> expected = Transcript.expected(step);
          if (transcript.fits(step, result)) {
            happened.addAll(expected);
          } else {
            List<String> actual = transcript.of(step, result);
            happened.addAll(actual);
            differences.add(
                "expected\n" + String.join("\n", expected) + "\nbut\n" + String.join("\n", actual));
          }
        }
      }
    }
    if (!differences.isEmpty() && Boolean.getBoolean("scenarios.write")) {
      Files.writeString(story, Transcript.text(happened, scenario.files()));
      fail("Rewritten: " + story);
    }
    assertThat(String.join("\n\n", differences)).isEmpty();
  }

  private static String name(Path story) {
    return story.getFileName().toString().replace(".txt", "");
  }
}
