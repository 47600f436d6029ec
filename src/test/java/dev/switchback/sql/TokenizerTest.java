package dev.switchback.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          select     | KEYWORD
          Current_Timestamp | KEYWORD
          selects    | IDENTIFIER
          _a$1       | IDENTIFIER
          été        | IDENTIFIER
          "sel""ect" | IDENTIFIER
          `a``b`     | IDENTIFIER
          [a "b]     | IDENTIFIER
          'it''s'    | STRING
          x'0aFF'    | BLOB
          X''        | BLOB
          x'0'       | ILLEGAL
          x'0g'      | ILLEGAL
          1          | NUMBER
          1_000.5e-3 | NUMBER
          .5         | NUMBER
          1.         | NUMBER
          0xFFi      | ILLEGAL
          0x1F       | NUMBER
          12ab       | ILLEGAL
          1e         | ILLEGAL
          ?          | PARAMETER
          ?12        | PARAMETER
          :name      | PARAMETER
          @name      | PARAMETER
          $a::b(c)   | PARAMETER
          $          | ILLEGAL
          ->>        | OPERATOR
          <>         | OPERATOR
          !=         | OPERATOR
          !          | ILLEGAL
          (          | PUNCTUATION
          -- a ; b   | COMMENT
          /* a */    | COMMENT
          /**/       | COMMENT
          'open      | ILLEGAL
          """)
  void readsOneTokenAsSqliteDoes(String text, TokenKind kind) {
    assertThat(Tokenizer.tokens(text)).containsExactly(new Token(kind, 0, text.length()));
  }

  @Test
  void aTokenEndsWhereSqliteEndsIt() {
    assertThat(words("a->b--c\n*/**/1..2||[x]]y'z'''<<>=;"))
        .containsExactly(
            "a", "->", "b", "--c", "\n", "*", "/**/", "1.", ".2", "||", "[x]", "]", "y", "'z'''",
            "<<", ">=", ";");
  }

  @Test
  void aLoneCarriageReturnDoesNotEndAComment() {
    assertThat(words("-- a\rb\nc")).containsExactly("-- a\rb", "\n", "c");
  }

  private static List<String> words(String text) {
    return Tokenizer.tokens(text).stream().map(token -> token.in(text)).toList();
  }
}
