package dev.switchback.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.source.PythonValue.Computed;
import dev.switchback.source.PythonValue.Items;
import dev.switchback.source.PythonValue.Nothing;
import dev.switchback.source.PythonValue.Text;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Python is read as far as literals go, and never run.
class PythonModuleTest {

  private static PythonValue value(String written) {
    return PythonModule.of("x = " + written + "\n").value("x").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'abc'",
        "\"abc\"",
        "'''abc'''",
        "\"\"\"abc\"\"\"",
        "'a' \"bc\"",
        "('a'\n  'bc')",
        "(  # why\n  'abc'\n)",
        "r'abc'",
        "u\"abc\"",
        "'a\\x62c'",
        "'ab\\\nc'",
        "'abc'  # revision = 'no'",
        "'a' + 'bc'",
        "'abc';",
        "\\\n  'abc'"
      })
  void aTextIsATextHoweverItIsWritten(String written) {
    assertThat(value(written)).isEqualTo(new Text("abc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "('a', 'b')",
        "'a', 'b'",
        "['a', 'b',]",
        "{'a', 'b'}",
        "[\n  'a',  # one\n\n  'b',\n]",
        "['a'] + ['b']"
      })
  void aSequenceIsASequence(String written) {
    assertThat(value(written)).isEqualTo(new Items(List.of(new Text("a"), new Text("b"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f'a{b}'",
        "'a'.upper()",
        "'%s' % y",
        "make('a', ['b'])",
        "y",
        "None or 'a'",
        "'a' if y else 'b'",
        "lambda: 'a'",
        "1"
      })
  void whatOnlyRunningWouldTellIsComputed(String written) {
    assertThat(value(written)).isInstanceOf(Computed.class);
  }

  @Test
  void nothingAndTuplesOfOne() {
    assertThat(value("None")).isEqualTo(new Nothing());
    assertThat(value("('a',)")).isEqualTo(new Items(List.of(new Text("a"))));
    assertThat(value("('a')")).isEqualTo(new Text("a"));
    assertThat(value("()")).isEqualTo(new Items(List.of()));
    assertThat(value("[('a', 'b'), f(1, 2)]"))
        .isEqualTo(
            new Items(
                List.of(new Items(List.of(new Text("a"), new Text("b"))), new Computed("f"))));
  }

  @Test
  void onlyTheTopLevelAndTheBodiesOfClassesAreRead() {
    PythonModule module =
        PythonModule.of(
            """
            '''The first line.

            x = 'in the docstring'
            '''
            x: Union[str, Sequence[str], None] = 'top'
            y = x == 'top'

            def f(x='default'):
                x = 'inner'

            class Migration(migrations.Migration):
                '''x = 'no' '''
                x = ['class']

                def g(self):
                    x = 'deep'

            if x:
                x = 'branch'
            """);

    assertThat(module.docstring()).startsWith("The first line.\n");
    assertThat(module.value("x")).contains(new Text("top"));
    assertThat(migration(module).assigned())
        .containsEntry("x", new Items(List.of(new Text("class"))));
    assertThat(migration(module).bases()).containsExactly("migrations.Migration");
  }

  private static PythonModule.PythonClass migration(PythonModule module) {
    return Objects.requireNonNull(module.classes().get("Migration"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = (",
        "x = )",
        "x = 'a",
        "x = '''a",
        "x = [,",
        "x =",
        "class",
        "x = '\\",
        "((("
      })
  void brokenFilesAreReadToTheirEnd(String text) {
    assertThat(PythonModule.of(text).docstring()).isEmpty();
  }
}
