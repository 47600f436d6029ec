package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What the README says of other tools is what was tried.
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("switchback.root", "."));

  @Test
  void theTableOfToolsNamesTheVersionsOfTheLastRound() throws IOException {
    List<List<String>> tried = rows("docs/formats/agreement.md");
    List<List<String>> said = rows("README.md");

    assertThat(tried).hasSizeGreaterThan(10);
    for (List<String> tool : tried) {
      assertThat(said)
          .as("%s", tool)
          .anyMatch(
              row ->
                  row.getFirst().contains(tool.getFirst()) && row.getLast().contains(tool.get(1)));
    }
  }

  @Test
  void whatIsSaidToHaveNoWayBackHasNoneInBoth() throws IOException {
    List<List<String>> said = rows("README.md");

    for (List<String> tool : rows("docs/formats/agreement.md")) {
      boolean goesBack = !String.join(" ", tool).contains("it has no downs");
      assertThat(said)
          .filteredOn(row -> row.getFirst().contains(tool.getFirst()))
          .allMatch(row -> goesBack != row.get(3).contains("no downs"));
    }
  }

  /// The rows of tables about tools, cell by cell.
  private static List<List<String>> rows(String file) throws IOException {
    return Files.readAllLines(ROOT.resolve(file)).stream()
        .filter(line -> line.startsWith("| ") && line.toLowerCase(Locale.ROOT).contains("| yes |"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList())
        .toList();
  }
}
