package dev.switchback.salvage;

import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Looks after virtual tables in the new file, once SQLite knows them: what they are made of was
/// salvaged as ordinary tables, and need not fit together any more.
final class VirtualTables {
  private final Session session;
  private final Survey survey;
  private final List<SalvageReport.NotMade> refused = new ArrayList<>();

  VirtualTables(Session session, Survey survey) {
    this.session = session;
    this.survey = survey;
  }

  /// Takes virtual tables back that SQLite can't read the schema with.
  List<SalvageReport.NotMade> withdrawUnreadable() {
    try {
      session.number("SELECT count(*) FROM sqlite_schema");
    } catch (SqliteError unreadable) {
      session.execute("PRAGMA writable_schema=1");
      session.query(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage = 0",
          row ->
              refused.add(
                  new SalvageReport.NotMade("table", row.text(1), unreadable.result().message())));
      session.execute("DELETE FROM sqlite_schema WHERE type = 'table' AND rootpage = 0");
      session.execute("PRAGMA writable_schema=0");
    }
    return List.copyOf(refused);
  }

  /// Lets full-text indexes that don't fit their content be built again from it. A virtual table
  /// that can't be used stays as the ordinary tables it is made of.
  List<SalvageReport.NotMade> settle() {
    for (SchemaRow row : survey.schema()) {
      if (row.isVirtual() && isDeclared(row)) {
        String sql = row.sql().toLowerCase(Locale.ROOT);
        if (sql.matches("(?s).*using\\s+fts[345].*")) {
          settleFullText(row);
        } else if (sql.matches("(?s).*using\\s+rtree.*")) {
          settleTree(row);
        }
      }
    }
    return refused;
  }

  private boolean isDeclared(SchemaRow row) {
    return session.number(
            "SELECT count(*) FROM sqlite_schema WHERE name = ? AND rootpage = 0", row.name())
        > 0;
  }

  private void settleFullText(SchemaRow row) {
    String table = Names.quoted(row.name());
    String into = "INSERT INTO " + table + "(" + table + ") VALUES (";
    try {
      session.execute(into + "'integrity-check')");
    } catch (SqliteError doesNotFit) {
      try {
        session.execute(into + "'rebuild')");
        session.execute(into + "'integrity-check')");
      } catch (SqliteError noContent) {
        withdraw(row, noContent);
      }
    }
  }

  private void settleTree(SchemaRow row) {
    try {
      String said = session.text("SELECT rtreecheck('main', ?)", row.name());
      if (!said.equals("ok")) {
        withdraw(row, said);
      }
    } catch (SqliteError unusable) {
      withdraw(row, unusable);
    }
  }

  private void withdraw(SchemaRow row, SqliteError error) {
    if (!error.result().message().contains("no such module")) {
      withdraw(row, error.result().message());
    }
  }

  private void withdraw(SchemaRow row, String reason) {
    session.execute("PRAGMA writable_schema=1");
    session.execute("DELETE FROM sqlite_schema WHERE name = ? AND rootpage = 0", row.name());
    session.execute("PRAGMA writable_schema=0");
    refused.add(new SalvageReport.NotMade("table", row.name(), reason));
  }

  /// Makes what had to wait until virtual tables could be used. Returns what is still refused.
  List<SalvageReport.NotMade> retry(List<SalvageReport.NotMade> waiting) {
    List<SalvageReport.NotMade> left = new ArrayList<>();
    for (SalvageReport.NotMade each : waiting) {
      boolean made =
          survey.schema().stream()
              .filter(row -> row.name().equals(each.name()) && row.type().equals(each.type()))
              .filter(row -> row.type().equals("view") || row.type().equals("trigger"))
              .anyMatch(row -> SchemaShapes.create(session, row.sql()));
      if (!made) {
        left.add(each);
      }
    }
    return left;
  }
}
