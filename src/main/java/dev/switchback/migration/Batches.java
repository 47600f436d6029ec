package dev.switchback.migration;

import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The statements of a text that are run again and again until they change no row:
/// `-- switchback: repeat until no rows change` on the line before.
///
/// With `, committing each batch` behind it every repetition is a transaction of its own; what was
/// done stays when it is cancelled or fails, and the next time the file is run from its beginning.
public record Batches(Map<Integer, Kind> byStatement) {
  private static final String TOGETHER = "until no rows change";
  private static final String COMMITTING = "until no rows change, committing each batch";

  public Batches {
    byStatement = Map.copyOf(byStatement);
  }

  /// What is one transaction.
  public enum Kind {
    /// All repetitions, with the rest of the migration.
    TOGETHER,
    /// Each repetition.
    COMMITTING
  }

  /// Whether what follows `repeat` in a directive is understood.
  static Optional<Kind> parse(String argument) {
    String plain = argument.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    return switch (plain) {
      case TOGETHER -> Optional.of(Kind.TOGETHER);
      case COMMITTING -> Optional.of(Kind.COMMITTING);
      default -> Optional.empty();
    };
  }

  /// @param script `sql`, split
  static Batches of(String sql, Script script) {
    List<Directive> wishes = wishes(sql);
    Map<Integer, Kind> byStatement = new HashMap<>();
    int end = 0;
    for (int i = 0; i < script.statements().size(); i++) {
      SqlStatement statement = script.statements().get(i);
      for (Directive wish : wishes) {
        if (wish.offset() >= end && wish.offset() < statement.start()) {
          byStatement.put(i, parse(wish.argument()).orElseThrow());
        }
      }
      end = statement.end();
    }
    return new Batches(byStatement);
  }

  private static List<Directive> wishes(String sql) {
    List<Directive> wishes = new ArrayList<>();
    for (Directive directive : Directive.anywhere(sql)) {
      if (directive.name().equals(Directive.REPEAT) && directive.isKnown()) {
        wishes.add(directive);
      }
    }
    return wishes;
  }

  /// How the statement with this index, from 0, is repeated; empty when it isn't.
  public Optional<Kind> of(int statement) {
    return Optional.ofNullable(byStatement.get(statement));
  }

  public boolean isCommitting() {
    return byStatement.containsValue(Kind.COMMITTING);
  }
}
