package dev.switchback.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The sums are those that Atlas wrote for this file.
class AtlasSumTest {
  private static final String TEXT =
      "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n";

  @Test
  void aFolderOfOneFileHasTheSumsThatAtlasGivesIt() {
    AtlasSum sum = AtlasSum.of(List.of(file("20260101000001_authors.sql", TEXT)));

    assertThat(sum.lines())
        .containsExactly(
            new AtlasSum.Line(
                "20260101000001_authors.sql", "B4u1UfJX9xnhhAKGfccBPn8HtsFf/rsYZoaUnmUqVNY="));
    assertThat(sum.total()).isEqualTo("h1:ET0UOG0fPcUYx6eE8SdtgWE3n0BuJZW3l1LKTnAJvXk=");
  }

  @Test
  void theFirstDifferenceIsNamed() {
    AtlasSum recorded = AtlasSum.of(List.of(file("1.sql", "a"), file("2.sql", "b")));

    assertThat(recorded.differenceTo(recorded)).isEmpty();
    assertThat(recorded.differenceTo(AtlasSum.of(List.of(file("1.sql", "A"), file("2.sql", "b")))))
        .contains(new AtlasSum.Difference("1.sql", "edited"));
    assertThat(recorded.differenceTo(AtlasSum.of(List.of(file("2.sql", "b")))))
        .contains(new AtlasSum.Difference("1.sql", "removed"));
    assertThat(
            recorded.differenceTo(
                AtlasSum.of(List.of(file("1.sql", "a"), file("2.sql", "b"), file("3.sql", "c")))))
        .contains(new AtlasSum.Difference("3.sql", "added"));
  }

  @Test
  void aFileThatAsksToBeLeftOutIsNamedOnly() {
    AtlasSum sum =
        AtlasSum.of(List.of(file("1.sql", "-- atlas:sum ignore\nx"), file("2.sql", "b")));

    assertThat(sum.lines()).extracting(AtlasSum.Line::name).containsExactly("2.sql");
    assertThat(sum.hashOf("2.sql"))
        .isEqualTo(AtlasSum.of(List.of(file("1.sql2.sql", "b"))).hashOf("1.sql2.sql"));
  }

  private static WholeFile file(String name, String text) {
    return new WholeFile(Path.of(name), text.getBytes(StandardCharsets.UTF_8), text);
  }
}
