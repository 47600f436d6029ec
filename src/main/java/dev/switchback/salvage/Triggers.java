package dev.switchback.salvage;

import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.util.List;

/// The triggers of a file while rows are put into it that only come back: they must not act on
/// them. Until they are put back, what is written isn't committed.
final class Triggers implements AutoCloseable {
  private final Session session;
  private final List<String> texts;
  private boolean areBack;

  private Triggers(Session session, List<String> texts) {
    this.session = session;
    this.texts = texts;
  }

  /// Drops them, within a transaction.
  static Triggers without(Session session) {
    List<String> texts =
        session.query(
            "SELECT sql FROM main.sqlite_schema WHERE type = 'trigger' ORDER BY rowid",
            row -> row.text(1));
    session
        .query("SELECT name FROM main.sqlite_schema WHERE type = 'trigger'", row -> row.text(1))
        .forEach(name -> session.execute("DROP TRIGGER main." + Names.quoted(name)));
    return new Triggers(session, texts);
  }

  void putBack() {
    texts.forEach(session::execute);
    areBack = true;
  }

  /// Takes everything back that was written without them, unless they are there again.
  @Override
  public void close() {
    if (!areBack) {
      session.execute("ROLLBACK");
    }
  }
}
