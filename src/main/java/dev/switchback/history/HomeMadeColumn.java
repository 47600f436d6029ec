package dev.switchback.history;

import dev.switchback.sqlite.Session;
import java.util.List;
import java.util.Locale;

/// A column of a home-made table, as far as writing a row needs it.
///
/// @param type the declared type, in lower case
/// @param defaultSql the default as the schema writes it; empty without one
/// @param isKey whether it is a key that SQLite fills in by itself
record HomeMadeColumn(String name, String type, boolean notNull, String defaultSql, boolean isKey) {

  /// Those that can be written, in their order.
  static List<HomeMadeColumn> of(Session session, String table) {
    long keys = session.number("SELECT count(*) FROM pragma_table_info(?) WHERE pk > 0", table);
    return session.query(
        """
        SELECT name, lower(type), "notnull", coalesce(dflt_value, ''), pk
        FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid
        """,
        row ->
            new HomeMadeColumn(
                row.text(1),
                row.text(2),
                row.number(3) != 0,
                row.text(4),
                keys == 1 && row.number(5) == 1 && row.text(2).equals("integer")),
        table);
  }

  /// Whether a row without a value for it would be refused.
  boolean wantsValue() {
    return notNull && defaultSql.isEmpty() && !isKey;
  }

  boolean hasDefault() {
    return !defaultSql.isEmpty();
  }

  /// Whether its default is the time, in the form of SQLite's own.
  boolean isStamped() {
    return defaultSql.toLowerCase(Locale.ROOT).contains("current_timestamp");
  }
}
