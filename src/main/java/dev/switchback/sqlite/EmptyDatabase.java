package dev.switchback.sqlite;

import java.nio.file.Path;

/// Makes empty databases of our own.
public final class EmptyDatabase {
  private EmptyDatabase() {}

  private record Form(long pageSizeBytes, String encoding, long autoVacuum, long applicationId) {
    static Form of(Session session) {
      return new Form(
          session.number("PRAGMA page_size"),
          session.text("PRAGMA encoding"),
          session.number("PRAGMA auto_vacuum"),
          session.number("PRAGMA application_id"));
    }
  }

  /// Makes a new file of the same form as `original`: its page size, its encoding, how it gives
  /// room back, and what its header says it is a file of. `original` isn't touched.
  ///
  /// @param target a new file of our own
  public static DatabaseFile like(DatabaseFile original, Path target) {
    Form form = new Looker().lookAsRecovered(original, Form::of).value();
    try (Session session = Sessions.forOwn(target)) {
      try {
        session.executeDirectly("PRAGMA page_size=" + form.pageSizeBytes());
        session.executeDirectly("PRAGMA encoding='" + form.encoding() + "'");
        session.executeDirectly("PRAGMA auto_vacuum=" + form.autoVacuum());
        // All three count from the first page that is written on.
        session.executeDirectly("CREATE TABLE made (x)");
        session.executeDirectly("DROP TABLE made");
        session.executeDirectly("PRAGMA application_id=" + form.applicationId());
        session.executeDirectly("VACUUM");
      } catch (SqliteError e) {
        throw session.failure("create", e);
      }
    }
    return DatabaseFile.of(target);
  }
}
