package dev.switchback.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.ui.detail.DetailAction;
import dev.switchback.ui.main.Cure;
import dev.switchback.ui.timeline.TimelineFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Path ROOT = Path.of(System.getProperty("switchback.root", "."));
  private static final List<String> BANNED =
      List.of("successfully", "fake", "baseline", "revert", "corrupt", "fatal", "please");

  private final ResourceBundle bundle = Texts.load().bundle();

  @Test
  void everyStateAndChoiceHasItsWords() {
    for (OperationState state : OperationState.values()) {
      assertThat(bundle.containsKey("state.operation." + state)).as("%s", state).isTrue();
    }
    for (Cure cure : Cure.values()) {
      assertThat(bundle.containsKey("cure." + cure)).as("%s", cure).isTrue();
    }
    for (DetailAction action : DetailAction.values()) {
      assertThat(bundle.containsKey("detail.action." + action)).as("%s", action).isTrue();
    }
    for (TimelineFilter filter : TimelineFilter.values()) {
      assertThat(bundle.containsKey("timeline.filter." + filter)).as("%s", filter).isTrue();
    }
  }

  @Test
  void everyKeyThatIsAskedForExists() throws IOException {
    Set<String> asked = new TreeSet<>();
    collect(
        "src/main/java/dev/switchback/ui",
        ".java",
        "texts\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]",
        asked);
    for (String folder : List.of("main", "databases", "timeline", "detail", "strip", "settings")) {
      collect("src/main/resources/dev/switchback/ui/" + folder, ".fxml", "\"%([\\w.]+)\"", asked);
    }
    asked.removeIf(bundle::containsKey);

    assertThat(asked).as("Keys without words").isEmpty();
  }

  @Test
  void everyKeyIsUsed() throws IOException {
    StringBuilder sources = new StringBuilder();
    for (Path file : files("src/main", ".java", ".fxml")) {
      sources.append(Files.readString(file));
    }
    String all = sources.toString();
    Set<String> unused = new TreeSet<>();
    for (String key : bundle.keySet()) {
      String family = key.substring(0, key.lastIndexOf('.') + 1);
      boolean named = all.contains('"' + key + '"') || all.contains("\"%" + key + '"');
      String ending = key.substring(family.length() - 1);
      String shorter = key.substring(0, family.length() - 1);
      named |= bundle.containsKey(shorter) && all.contains("+ \"" + ending + '"');
      if (!named && !all.contains('"' + family + "\" +")) {
        unused.add(key);
      }
    }

    assertThat(unused).as("Words without use").isEmpty();
  }

  @Test
  void bannedWordsAreNotSaid() {
    for (String key : bundle.keySet()) {
      String text = bundle.getString(key).toLowerCase(Locale.ROOT);
      for (String word : BANNED) {
        assertThat(text).as(key).doesNotContainPattern("\\b" + word + "\\b");
      }
      assertThat(text).as(key).isNotIn("ok", "yes", "no");
    }
  }

  private static void collect(String folder, String ending, String pattern, Set<String> into)
      throws IOException {
    Pattern wanted = Pattern.compile(pattern);
    for (Path file : files(folder, ending)) {
      Matcher matcher = wanted.matcher(Files.readString(file));
      while (matcher.find()) {
        into.add(matcher.group(1));
      }
    }
  }

  private static List<Path> files(String folder, String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files.filter(f -> Stream.of(endings).anyMatch(e -> f.toString().endsWith(e))).toList();
    }
  }
}
