package dev.switchback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  @Test
  void signsThatATerminalCannotShowAreReplaced() {
    String text = "1\u202f204 → 3 · größer …";

    assertThat(Console.showable(text, StandardCharsets.UTF_8)).isEqualTo(text);
    assertThat(Console.showable(text, StandardCharsets.ISO_8859_1))
        .isEqualTo("1 204 -> 3 · größer ...");
    assertThat(Console.showable(text, StandardCharsets.US_ASCII))
        .isEqualTo("1 204 -> 3 - gr??er ...");
  }

  @Test
  void jsonStaysJsonWhereLettersAreMissing() {
    String document = new Fields().put("file", "größer").document();

    assertThat(Console.showableJson(document, StandardCharsets.US_ASCII))
        .isEqualTo("{\n  \"file\": \"gr\\u00f6\\u00dfer\"\n}");
    assertThat(Console.showableJson(document, StandardCharsets.UTF_8)).isEqualTo(document);
  }
}
