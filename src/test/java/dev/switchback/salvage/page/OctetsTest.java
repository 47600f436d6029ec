package dev.switchback.salvage.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.Seeds;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers as sqlite.org/fileformat2.html, section 1.6, defines them.
class OctetsTest {
  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  @ParameterizedTest
  @CsvSource({
    "00, 0, 1",
    "7f, 127, 1",
    "8100, 128, 2",
    "8101, 129, 2",
    "ff7f, 16383, 2",
    "818000, 16384, 3",
    "ffff7f, 2097151, 3",
    "81808000, 2097152, 4",
    "8fffffff7f, 4294967295, 5",
    "bfffffffffffffffff, 9223372036854775807, 9",
    "c08080808080808000, -9223372036854775808, 9",
    "ffffffffffffffffff, -1, 9",
    "80808080808080808f, 143, 9"
  })
  void variableLengthIntegersAreReadAsTheFormatDefinesThem(String digits, long value, int length) {
    byte[] bytes = hex(digits);
    assertThat(Octets.varint(bytes, 0)).isEqualTo(value);
    assertThat(Octets.varintLength(bytes, 0)).isEqualTo(length);
  }

  @Test
  void everyIntegerComesBackFromItsVariableLengthForm() {
    Seeds.each(
        2000,
        random -> {
          long value = random.nextLong() >>> random.nextInt(64);
          byte[] bytes = written(value);
          assertThat(Octets.varint(bytes, 0)).isEqualTo(value);
          assertThat(Octets.varintLength(bytes, 0)).isEqualTo(bytes.length);
        });
  }

  /// By the definition: seven bits to a byte, the most significant first; a ninth byte has eight.
  static byte[] written(long value) {
    if (value >>> 56 != 0) {
      byte[] nine = new byte[9];
      nine[8] = (byte) value;
      long rest = value >>> 8;
      for (int i = 7; i >= 0; i--) {
        nine[i] = (byte) ((rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      return nine;
    }
    int length = 1;
    while (value >>> (7 * length) != 0) {
      length++;
    }
    byte[] bytes = new byte[length];
    long rest = value;
    for (int i = length - 1; i >= 0; i--) {
      bytes[i] = (byte) ((rest & 0x7f) | (i == length - 1 ? 0 : 0x80));
      rest >>>= 7;
    }
    return bytes;
  }

  @Test
  void fixedNumbersHaveTheirMostSignificantByteFirst() {
    byte[] bytes = hex("0102030480");
    assertThat(Octets.u16(bytes, 0)).isEqualTo(0x0102);
    assertThat(Octets.i32(bytes, 0)).isEqualTo(0x01020304);
    assertThat(Octets.u32(bytes, 1)).isEqualTo(0x02030480L);
    assertThat(Octets.signed(bytes, 4, 1)).isEqualTo(-128);
  }

  @Test
  void whatLiesOutsideReadsAsZero() {
    assertThat(Octets.u16(new byte[] {1}, 0)).isEqualTo(0x0100);
    assertThat(Octets.varint(new byte[0], 5)).isZero();
    assertThat(Octets.u32(new byte[4], -3)).isZero();
  }
}
