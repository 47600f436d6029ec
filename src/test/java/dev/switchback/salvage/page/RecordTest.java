package dev.switchback.salvage.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Records as sqlite.org/fileformat2.html, section 2.1, defines them.
class RecordTest {
  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private static Fields read(String digits) {
    byte[] bytes = hex(digits);
    return Fields.of(bytes, bytes.length, TextEncoding.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "2, 2",
    "3, 3",
    "4, 4",
    "5, 6",
    "6, 8",
    "7, 8",
    "8, 0",
    "9, 0",
    "12, 0",
    "13, 0",
    "14, 1",
    "15, 1",
    "1000, 494",
    "1001, 494"
  })
  void eachSerialTypeSaysHowLongItsValueIs(long type, long length) {
    assertThat(SerialType.isKnown(type)).isTrue();
    assertThat(SerialType.lengthBytes(type)).isEqualTo(length);
  }

  @Test
  void typesThatAreKeptForSqliteItselfAreInNoFile() {
    assertThat(SerialType.isKnown(10)).isFalse();
    assertThat(SerialType.isKnown(11)).isFalse();
    assertThat(SerialType.isKnown(-1)).isFalse();
  }

  @Test
  void integersOfEveryLengthHaveASign() {
    Fields fields =
        read(
            "07 01 02 03 04 05 06"
                + "ff"
                + "8000"
                + "7fffff"
                + "80000000"
                + "ffffffffffff"
                + "7fffffffffffffff");
    assertThat(fields.state()).isEqualTo(Fields.State.WHOLE);
    assertThat(fields.values())
        .containsExactly(
            new Value.Whole(-1),
            new Value.Whole(-32768),
            new Value.Whole(8388607),
            new Value.Whole(Integer.MIN_VALUE),
            new Value.Whole(-1),
            new Value.Whole(Long.MAX_VALUE));
  }

  @Test
  void zeroOneNullRealTextAndBytesAreWhatTheyAre() {
    Fields fields = read("07 08 09 00 07 13 10" + "4004000000000000" + "616263" + "00ff");
    assertThat(fields.values())
        .containsExactly(
            new Value.Whole(0),
            new Value.Whole(1),
            new Value.Null(),
            new Value.Real(2.5),
            new Value.Text("abc".getBytes(StandardCharsets.UTF_8), TextEncoding.UTF_8),
            new Value.Blob(new byte[] {0, -1}));
  }

  @Test
  void whatIsNoNumberIsReadAsNull() {
    assertThat(read("02 07 7ff8000000000001").values()).containsExactly(new Value.Null());
  }

  @Test
  void aBodyThatEndsTooEarlyGivesTheValuesBeforeIt() {
    byte[] bytes = hex("03 01 19" + "05" + "616263");
    Fields fields = Fields.of(bytes, 3 + 1 + 6, TextEncoding.UTF_8);
    assertThat(fields.state()).isEqualTo(Fields.State.CUT_SHORT);
    assertThat(fields.values()).isEqualTo(List.of(new Value.Whole(5)));
  }

  @ParameterizedTest
  @CsvSource({
    "'03 01 01 05', 4",
    "'02 0a', 2",
    "'05 01', 2",
    "'00 01', 2",
    "'02 01 05 06', 4",
    "'', 0"
  })
  void lengthsThatContradictEachOtherAreNoRecord(String digits, long declared) {
    Fields fields = Fields.of(hex(digits), declared, TextEncoding.UTF_8);
    assertThat(fields.state()).isEqualTo(Fields.State.INCONSISTENT);
    assertThat(fields.values()).isEmpty();
    assertThat(Fields.agree(hex(digits), 0, hex(digits).length, declared)).isFalse();
  }

  @Test
  void theHeaderTellsHowManyValuesThereAre() {
    assertThat(Fields.width(hex("07 01 02 03 04 05 06 ff"), 0, 8)).isEqualTo(6);
    assertThat(Fields.width(hex("05 81 0d 01 02"), 0, 5)).isEqualTo(3);
    assertThat(Fields.width(hex("07 01"), 0, 2)).isEqualTo(-1);
  }
}
