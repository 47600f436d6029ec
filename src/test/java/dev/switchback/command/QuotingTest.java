package dev.switchback.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotingTest {
  @Test
  void wordsArePartedBySpacesAndKeptTogetherByQuotes() {
    assertThat(Quoting.split("  uv run 'my tool' -x \"db=a \\\"b\\\"\" it\\'s ''"))
        .containsExactly("uv", "run", "my tool", "-x", "db=a \"b\"", "it's", "");
  }

  @Test
  void nothingOfAShellMeansAnything() {
    assertThat(Quoting.split("a; rm -rf $HOME && b > c | `d` *.py"))
        .containsExactly("a;", "rm", "-rf", "$HOME", "&&", "b", ">", "c", "|", "`d`", "*.py");
  }

  @Test
  void aPathOfWindowsNeedsNoQuotes() {
    assertThat(Quoting.split("C:\\tools\\alembic.exe upgrade"))
        .containsExactly("C:\\tools\\alembic.exe", "upgrade");
  }

  @Test
  void whatIsJoinedIsTakenApartAgain() {
    List<String> words =
        List.of("C:\\a b\\c", "", "it's", "say \"x\"", "\\", "{database}", "a\tb", "$x");

    assertThat(Quoting.split(Quoting.join(words))).isEqualTo(words);
  }

  @Test
  void aQuoteThatIsNotClosedIsAMistake() {
    assertThatThrownBy(() -> Quoting.split("alembic 'upgrade head"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not closed");
  }
}
