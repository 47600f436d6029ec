package dev.switchback.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
  private final Formats formats = Samples.WORDS.formats();

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1, 1 byte",
    "999, 999 bytes",
    "1000, 1 kB",
    "9949, 9.9 kB",
    "9951, 10 kB",
    "999499, 999 kB",
    "999500, 1 MB",
    "214000000, 214 MB",
    "1800000000, 1.8 GB",
    "9223372036854775807, 9.2 EB"
  })
  void sizesHaveAtMostOneDecimal(long bytes, String shown) {
    assertThat(formats.size(bytes)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "45, 45 ms",
    "800, 0.8 s",
    "1400, 1.4 s",
    "34400, 34 s",
    "59499, 59 s",
    "59600, 1 min",
    "125000, 2 min 5 s",
    "3599900, 1 h",
    "3900000, 1 h 5 min"
  })
  void durationsHaveAtMostTwoUnits(long millis, String shown) {
    assertThat(formats.duration(Duration.ofMillis(millis))).isEqualTo(shown);
  }

  @Test
  void countsAreGroupedByNarrowSpaces() {
    assertThat(formats.count(7)).isEqualTo("7");
    assertThat(formats.count(1204)).isEqualTo("1\u202f204");
    assertThat(formats.count(-12345678)).isEqualTo("-12\u202f345\u202f678");
    assertThat(formats.rows(1)).isEqualTo("1 row");
    assertThat(formats.rows(0)).isEqualTo("0 rows");
  }

  @Test
  void timesCarryTheYearOnlyWhenItIsNotThisOne() {
    assertThat(formats.instant(Instant.parse("2026-11-20T09:10:59Z"))).isEqualTo("20 Nov 09:10");
    assertThat(formats.instant(Instant.parse("2025-03-02T18:02:00Z")))
        .isEqualTo("2 Mar 2025 18:02");
  }

  @Test
  void theHomeFolderIsATilde() {
    assertThat(formats.path(Samples.FILE)).isEqualTo(Path.of("~/srv/shop/shop.db").toString());
    assertThat(formats.path(Samples.HOME)).isEqualTo("~");
    assertThat(formats.path(Samples.HOME.resolveSibling("adam").resolve("x.db")))
        .isEqualTo(Samples.HOME.resolveSibling("adam").resolve("x.db").toAbsolutePath().toString());
  }

  @Test
  void listsReadAsSentencesDo() {
    assertThat(formats.list(List.of())).isEmpty();
    assertThat(formats.list(List.of("a"))).isEqualTo("a");
    assertThat(formats.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
  }
}
