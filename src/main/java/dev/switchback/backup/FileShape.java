package dev.switchback.backup;

import dev.switchback.migration.Checksum;
import dev.switchback.sqlite.Session;
import java.util.List;

/// What kind of database a file holds, besides its rows.
///
/// @param schema the SQL of every object, in the order of type and name
/// @param sqliteVersion of the SQLite that looked
public record FileShape(
    List<String> schema,
    long pageSizeBytes,
    String encoding,
    String journalMode,
    long applicationId,
    long userVersion,
    String sqliteVersion) {
  /// Of a file that can't be read.
  static final FileShape UNKNOWN = new FileShape(List.of(), 0, "", "", 0, 0, "");

  public FileShape {
    schema = List.copyOf(schema);
  }

  /// What a session sees.
  public static FileShape of(Session session) {
    return new FileShape(
        session.query(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name, sql",
            row -> row.text(1)),
        session.number("PRAGMA page_size"),
        session.text("PRAGMA encoding"),
        session.text("PRAGMA journal_mode"),
        session.number("PRAGMA application_id"),
        session.number("PRAGMA user_version"),
        session.text("SELECT sqlite_version()"));
  }

  /// SHA-256 over the schema, each object's SQL ended by `;` and a line feed.
  public String schemaSha256() {
    StringBuilder all = new StringBuilder();
    schema.forEach(sql -> all.append(sql).append(";\n"));
    return Checksum.sha256(all.toString()).value();
  }
}
