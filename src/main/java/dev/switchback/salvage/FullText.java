package dev.switchback.salvage;

import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.List;

/// Full-text indexes whose content was changed behind their back.
final class FullText {
  private FullText() {}

  /// Builds all of them again. Returns those that can't be.
  static List<SalvageReport.NotMade> rebuild(Session session) {
    List<SalvageReport.NotMade> refused = new ArrayList<>();
    for (String name :
        session.query(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND rootpage = 0 AND"
                + " lower(sql) GLOB '*using*fts[345]*'",
            row -> row.text(1))) {
      String table = Names.quoted(name);
      try {
        session.execute("INSERT INTO main." + table + "(" + table + ") VALUES ('rebuild')");
      } catch (SqliteError cannot) {
        refused.add(new SalvageReport.NotMade("table", name, cannot.result().message()));
      }
    }
    return refused;
  }
}
