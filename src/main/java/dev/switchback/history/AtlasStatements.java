package dev.switchback.history;

import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// The statements of a script as Atlas sees them: each with its `;`, and what stands before it.
final class AtlasStatements {
  private AtlasStatements() {}

  /// The text of a statement.
  ///
  /// @param number 1-based
  static String text(Script script, int number) {
    SqlStatement statement = script.statements().get(number - 1);
    String rest = script.text().substring(statement.end());
    for (Token token : Tokenizer.tokens(rest)) {
      if (token.kind() != TokenKind.WHITESPACE && token.kind() != TokenKind.COMMENT) {
        return script.text().substring(statement.start(), statement.end() + token.end());
      }
    }
    return script.text().substring(statement.start()).strip();
  }

  /// What Atlas records of the first `count` statements, as JSON: `["h1:…","h1:…"]`.
  static String hashes(Script script, int count) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<String> hashes = new ArrayList<>();
      for (int number = 1; number <= count; number++) {
        digest.update(text(script, number).getBytes(StandardCharsets.UTF_8));
        MessageDigest copy = (MessageDigest) digest.clone();
        hashes.add("\"h1:" + Base64.getEncoder().encodeToString(copy.digest()) + "\"");
      }
      return hashes.stream().collect(Collectors.joining(",", "[", "]"));
    } catch (NoSuchAlgorithmException | CloneNotSupportedException e) {
      throw new AssertionError("Every Java platform has SHA-256, and can copy it", e);
    }
  }
}
