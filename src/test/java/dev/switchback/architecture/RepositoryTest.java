package dev.switchback.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the files of the project say, beyond code.
final class RepositoryTest {
  private static final Path ROOT =
      Path.of(System.getProperty("switchback.root", "")).toAbsolutePath();
  private static final Set<String> NOT_OURS = Set.of(".git", "target", ".idea", ".vscode");
  private static final Set<String> TEXT =
      Set.of("java", "md", "sql", "xml", "fxml", "css", "properties", "sh", "txt", "svg", "run");

  /// A path that exists on one machine only. Tests may make homes up.
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.~$}])/(?:work|root|home/\\w+|Users/\\w+)/");

  private static final Pattern MACHINE_PATH_IN_TESTS =
      Pattern.compile("(?<![\\w.~$}])/(?:work|root)/");

  /// `SomeTest` or `SomeTest.aSentence`, in backquotes.
  private static final Pattern NAMED_TEST =
      Pattern.compile("`(\\w+(?:Test|Properties|IT))(?:\\.(\\w+))?`");

  private static final List<Pattern> BANNED =
      Stream.of("successfully", "fake", "baseline", "revert\\w*", "corrupt\\w*", "fatal", "please")
          .map(word -> Pattern.compile("\\b" + word + "\\b", Pattern.CASE_INSENSITIVE))
          .toList();
  private static final Set<String> SILENT_BUTTONS = Set.of("ok", "yes", "no");

  @Test
  void noFileNamesAPathOfOneMachine() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> files = textFiles();
    for (Path file : files) {
      boolean test = file.startsWith(ROOT.resolve("src/test"));
      Pattern path = test ? MACHINE_PATH_IN_TESTS : MACHINE_PATH;
      if (path.matcher(text(file)).find()) {
        found.add(ROOT.relativize(file).toString());
      }
    }
    assertThat(files).hasSizeGreaterThan(90);
    assertThat(found).isEmpty();
  }

  @Test
  void bundlesUseNoBannedWord() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path bundle : textFiles()) {
      if (bundle.startsWith(ROOT.resolve("src/main/resources"))
          && bundle.toString().endsWith(".properties")) {
        for (String sentence : sentences(bundle)) {
          if (BANNED.stream().anyMatch(word -> word.matcher(sentence).find())
              || SILENT_BUTTONS.contains(sentence.strip().toLowerCase(Locale.ROOT))) {
            found.add(bundle.getFileName() + ": " + sentence);
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void theTestsThatTheDocumentsNameExist() throws IOException {
    Map<String, String> tests = new HashMap<>();
    List<Path> files = textFiles();
    for (Path file : files) {
      if (file.startsWith(ROOT.resolve("src/test"))) {
        tests.put(file.getFileName().toString().replace(".java", ""), text(file));
      }
    }
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (Path document : files) {
      if (document.startsWith(ROOT.resolve("docs"))) {
        for (MatchResult name : NAMED_TEST.matcher(text(document)).results().toList()) {
          named++;
          String source = tests.getOrDefault(name.group(1), "");
          boolean exists = name.group(2) == null || source.contains("void " + name.group(2) + "(");
          if (source.isEmpty() || !exists) {
            missing.add(name.group());
          }
        }
      }
    }
    assertThat(named).isGreaterThan(20);
    assertThat(missing).isEmpty();
  }

  @Test
  void theAutomaticCheckRunsWhatTheReadmeSays() throws IOException {
    assertThat(text(ROOT.resolve("README.md")).lines().limit(40)).anyMatch("mvn verify"::equals);
    assertThat(text(ROOT.resolve(".ci/run"))).endsWith("exec mvn -B verify\n");
  }

  private static List<String> sentences(Path bundle) throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle)) {
      words.load(reader);
    }
    return words.values().stream().map(String::valueOf).toList();
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file);
  }

  private static List<Path> textFiles() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path top : children(ROOT)) {
      if (!NOT_OURS.contains(top.getFileName().toString())) {
        try (Stream<Path> below = Files.walk(top)) {
          below.filter(RepositoryTest::isText).filter(Files::isRegularFile).forEach(found::add);
        }
      }
    }
    return found;
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    return TEXT.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
