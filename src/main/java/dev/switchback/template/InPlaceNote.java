package dev.switchback.template;

import dev.switchback.sql.Names;
import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.StatementKind;
import dev.switchback.sql.Token;
import dev.switchback.sql.Tokenizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A statement that SQLite refuses, or does otherwise than it reads.
public record InPlaceNote(SqlStatement statement, InPlaceFinding finding) {
  private static final int LOOKED_AT = 8;

  /// What in `script` fails on `release`, always or as soon as its table has rows, or is silently
  /// taken for something else. What depends on the rest of the schema isn't told: most of it works.
  /// A table that the script itself has made is empty.
  public static List<InPlaceNote> in(Script script, SqliteVersion release) {
    List<InPlaceNote> notes = new ArrayList<>();
    Set<String> made = new HashSet<>();
    for (SqlStatement statement : script.statements()) {
      if (statement.kind() == StatementKind.CREATE) {
        made.addAll(words(statement));
      }
      InPlaceLimits.of(statement)
          .filter(finding -> matters(finding, release, made))
          .ifPresent(finding -> notes.add(new InPlaceNote(statement, finding)));
    }
    return notes;
  }

  /// Whether it fails whatever is in the table.
  public boolean failsOn(SqliteVersion release) {
    return finding.failsOn(release);
  }

  private static boolean matters(InPlaceFinding finding, SqliteVersion release, Set<String> made) {
    if (finding.failsOn(release)) {
      return true;
    }
    return switch (finding.kind().limit()) {
      case ONLY_WITHOUT_ROWS -> !made.contains(finding.table().toLowerCase(Locale.ROOT));
      case IGNORED -> true;
      case NONE, DEPENDS, NEVER -> false;
    };
  }

  private static List<String> words(SqlStatement statement) {
    String text = statement.text();
    return Tokenizer.tokens(text).stream()
        .filter(Token::isSignificant)
        .limit(LOOKED_AT)
        .map(token -> Names.unquoted(token.in(text)).toLowerCase(Locale.ROOT))
        .toList();
  }
}
