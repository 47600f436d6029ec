package dev.switchback.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.source.RefineryChecksum.Width;
import org.junit.jupiter.api.Test;

/// Checksums that the tools themselves wrote.
class RustAndGoChecksumTest {
  private static final String AUTHORS =
      "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n";

  @Test
  void sqlxHashesTheFileAsItIs() {
    assertThat(SqlxChecksum.of(AUTHORS).value())
        .isEqualToIgnoringCase(
            "BDB289561D1AFFCB873A76B9DED29F8FAEB2FDEE0B958CCCCB84C175B7D2B8F9"
                + "B04C8DA2A364E6AAC99CE858A196A873");
  }

  @Test
  void refineryHashesNameVersionAndText() {
    assertThat(RefineryChecksum.of("authors", 1, Width.INT4, AUTHORS).value())
        .isEqualTo("2535865016951599406");
  }

  /// By a second implementation of the algorithm, in another language.
  @Test
  void refineryBuiltForWideVersionsHashesEightBytes() {
    assertThat(RefineryChecksum.of("authors", 1, Width.INT8, AUTHORS).value())
        .isEqualTo("4187927724757536860");
  }

  @Test
  void aCheckoutsLineEndsAreKnownAsSuch() {
    assertThat(LineEnds.checksums("a;\nb;\n", SqlxChecksum::of))
        .containsExactlyInAnyOrder(
            SqlxChecksum.of("a;\nb;\n"),
            SqlxChecksum.of("a;\nb;"),
            SqlxChecksum.of("a;\r\nb;\r\n"),
            SqlxChecksum.of("a;\r\nb;"),
            SqlxChecksum.of("\uFEFFa;\nb;\n"),
            SqlxChecksum.of("\uFEFFa;\nb;"),
            SqlxChecksum.of("\uFEFFa;\r\nb;\r\n"),
            SqlxChecksum.of("\uFEFFa;\r\nb;"));
  }
}
