package dev.switchback.script;

import dev.switchback.migration.Condition;
import dev.switchback.schema.Conditions;
import dev.switchback.sql.Literals;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The statements with which a script makes sure, as a run would, that it does the right thing in
/// the right place. Each writes a row into a table of the connection's own; a row that says "no"
/// breaks that table's rule, and an error ends the script.
final class Checks {
  private static final int LONGEST_TEXT = 400;
  private static final String TABLE = "temp.switchback_check";
  private static final String KEPT = "temp.switchback_broken";
  private static final String BROKEN =
      "SELECT \"table\", coalesce(\"parent\", ''), \"rowid\" FROM pragma_foreign_key_check";

  private Checks() {}

  static List<Part> tables() {
    return List.of(
        new Part.Sql(
            Part.Role.CHECK_TABLES,
            "CREATE TEMP TABLE switchback_check (what TEXT, number INTEGER, ok INTEGER,\n"
                + "  CONSTRAINT \"this database is not as it was when the script was made\""
                + " CHECK (ok IS 1))"),
        new Part.Sql(
            Part.Role.CHECK_TABLES,
            "CREATE TEMP TABLE switchback_broken (child TEXT, parent TEXT, row INTEGER)"));
  }

  static List<Part> end() {
    return List.of(
        new Part.Sql(Part.Role.END, "DROP TABLE " + TABLE),
        new Part.Sql(Part.Role.END, "DROP TABLE " + KEPT));
  }

  /// That the tables of the history are as they are in `session`, and its number in the header.
  static List<Part> history(Session session, List<String> tables, boolean countsInHeader) {
    List<Part> parts = new ArrayList<>();
    for (String table : tables) {
      parts.add(check(Part.Role.CHECK_HISTORY, table, sameRows(session, table)));
    }
    if (countsInHeader) {
      long number = session.number("PRAGMA user_version");
      parts.add(
          check(
              Part.Role.CHECK_HISTORY,
              "user_version",
              "(SELECT user_version FROM pragma_user_version) = " + number));
    }
    return parts;
  }

  private static String sameRows(Session session, String table) {
    List<String> columns =
        session.query("SELECT name FROM pragma_table_info(?)", row -> row.text(1), table);
    if (columns.isEmpty()) {
      return "NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE lower(name) = lower("
          + Literals.of(table)
          + "))";
    }
    String rows =
        columns.stream()
                .map(column -> "quote(" + Names.quoted(column) + ")")
                .collect(Collectors.joining(" || ',' || ", "(SELECT ", " AS cells"))
            + " FROM main."
            + Names.quoted(table)
            + " ORDER BY 1)";
    String whole = "(SELECT count(*) || ': ' || coalesce(group_concat(cells, ';'), '') FROM ";
    String text = session.text("SELECT " + whole + rows + ")");
    if (text.length() <= LONGEST_TEXT) {
      return whole + rows + ") = " + Literals.of(text);
    }
    String size = "(SELECT count(*) || ': ' || sum(length(cells)) FROM ";
    return size + rows + ") = " + Literals.of(session.text("SELECT " + size + rows + ")"));
  }

  static Part condition(Condition condition) {
    return check(Part.Role.CHECK_CONDITION, condition.text(), Conditions.asSql(condition));
  }

  static Part keepReferences() {
    return new Part.Sql(Part.Role.KEEP_REFERENCES, "INSERT INTO " + KEPT + " " + BROKEN);
  }

  static Part references() {
    return check(
        Part.Role.CHECK_REFERENCES,
        "references",
        "NOT EXISTS (" + BROKEN + " EXCEPT SELECT child, parent, row FROM " + KEPT + ")");
  }

  /// Whether SQLite can say here which references are broken.
  static boolean canCompareReferences(Session session) {
    try {
      session.query("SELECT count(*) FROM (" + BROKEN + ")", row -> row.number(1));
      return true;
    } catch (SqliteError mismatch) {
      return false;
    }
  }

  static Part keepChanges() {
    return new Part.Sql(
        Part.Role.KEEP_CHANGES,
        "INSERT INTO " + TABLE + " VALUES ('repeated', total_changes(), 1)");
  }

  /// The row that was written to keep the number is a change itself.
  static Part noChanges() {
    return check(
        Part.Role.CHECK_CHANGES,
        "repeated",
        "total_changes() - 1 = (SELECT number FROM "
            + TABLE
            + " WHERE what = 'repeated' ORDER BY rowid DESC LIMIT 1)");
  }

  private static Part check(Part.Role role, String what, String condition) {
    return new Part.Sql(
        role, "INSERT INTO " + TABLE + "\nSELECT " + Literals.of(what) + ", 0, " + condition);
  }
}
