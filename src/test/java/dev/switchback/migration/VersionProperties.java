package dev.switchback.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.Seeds;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionProperties {

  @Test
  void versionsOrderLikeNumbersHoweverTheyAreFilledUp() {
    Seeds.each(
        3000,
        random -> {
          BigInteger a = new BigInteger(random.nextInt(80) + 1, random);
          BigInteger b =
              random.nextInt(4) == 0 ? a : new BigInteger(random.nextInt(80) + 1, random);
          Version first = Version.of(zeros(random) + a);
          Version second = Version.of(zeros(random) + b);
          assertThat(Integer.signum(first.compareTo(second))).isEqualTo(a.compareTo(b));
          assertThat(first.equals(second)).isEqualTo(a.equals(b));
          if (a.equals(b)) {
            assertThat(first).hasSameHashCodeAs(second);
          }
        });
  }

  @Test
  void partsCompareOneAfterTheOther() {
    assertThat(Version.of("0.2")).isLessThan(Version.of("0.10"));
    assertThat(Version.of("1")).isLessThan(Version.of("1.1")).isEqualTo(Version.of("1.0"));
    assertThat(Version.of("007").text()).isEqualTo("007");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "1.", ".1", "1..2", "a", "-1", " 1", "1 ", "٣", "1e5"})
  void whatIsNotDigitsIsNoVersion(String text) {
    assertThat(Version.parse(text)).isEmpty();
  }

  private static String zeros(Random random) {
    return "0".repeat(random.nextInt(5));
  }
}
