package dev.switchback.history;

import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;

/// The two tables of Liquibase.
///
/// @param table that of the changesets
record LiquibaseTables(String table) {
  private static final String ORDER = "DATEEXECUTED, ORDEREXECUTED, rowid";

  /// Where the lock stands: a table renamed by its owner has its lock renamed with it, or not.
  String lockTable() {
    return table.equalsIgnoreCase("DATABASECHANGELOG") ? table + "LOCK" : "DATABASECHANGELOGLOCK";
  }

  ToolTable changesets(Session session) {
    return ToolTable.read(session, table, ORDER);
  }

  ToolTable locks(Session session) {
    return ToolTable.read(session, lockTable(), "ID");
  }

  long mark(Session session) {
    return changesets(session).mark() * 31 + locks(session).mark();
  }

  /// How Liquibase itself names a changeset: `changelog.sql::1::ann`.
  static String key(Cells cells) {
    return normalized(cells.text("FILENAME").orElse(""))
        + "::"
        + cells.text("ID").orElse("")
        + "::"
        + cells.text("AUTHOR").orElse("");
  }

  /// As Liquibase compares paths.
  static String normalized(String path) {
    return path.replace('\\', '/').replaceFirst("^classpath\\*?:", "").replaceFirst("^/+", "");
  }

  void create(Session session) {
    session.execute(
        "CREATE TABLE IF NOT EXISTS "
            + bare(table)
            + " (ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT NULL,"
            + " FILENAME VARCHAR(255) NOT NULL, DATEEXECUTED TEXT NOT NULL,"
            + " ORDEREXECUTED INTEGER NOT NULL, EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35),"
            + " DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255), TAG VARCHAR(255),"
            + " LIQUIBASE VARCHAR(20), CONTEXTS VARCHAR(255), LABELS VARCHAR(255),"
            + " DEPLOYMENT_ID VARCHAR(10))");
    session.execute(
        "CREATE TABLE IF NOT EXISTS "
            + bare(lockTable())
            + " (ID INTEGER NOT NULL, LOCKED BOOLEAN NOT NULL, LOCKGRANTED TEXT,"
            + " LOCKEDBY VARCHAR(255), CONSTRAINT PK_"
            + lockTable().replaceAll("\\W", "_")
            + " PRIMARY KEY (ID))");
    session.execute(
        "INSERT INTO "
            + Names.quoted(lockTable())
            + " (ID, LOCKED) SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM "
            + Names.quoted(lockTable())
            + ")");
  }

  private static String bare(String name) {
    return name.matches("\\w+") ? name : Names.quoted(name);
  }
}
