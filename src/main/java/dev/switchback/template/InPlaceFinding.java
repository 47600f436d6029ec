package dev.switchback.template;

/// What SQLite can't do, or not always, with a table as it stands.
///
/// @param table without quotes
/// @param subject the column or constraint; empty when the statement names none
public record InPlaceFinding(Kind kind, String table, String subject) {

  /// The kinds, each with what is true of it (sqlite.org/lang_altertable.html).
  public enum Kind {
    /// Also refused where the column is in a key, an index, a constraint, a view or a trigger.
    DROP_COLUMN(Limit.DEPENDS, "3.35.0"),
    RENAME_COLUMN(Limit.NONE, "3.25.0"),
    /// Rows that break the rule make it fail.
    SET_NOT_NULL(Limit.DEPENDS, "3.53.0"),
    DROP_NOT_NULL(Limit.NONE, "3.53.0"),
    ADD_CHECK(Limit.DEPENDS, "3.53.0"),
    /// Of a CHECK or a NOT NULL; not of UNIQUE, keys and foreign keys.
    DROP_CONSTRAINT(Limit.DEPENDS, "3.53.0"),
    CHANGE_TYPE(Limit.NEVER, "3.0.0"),
    CHANGE_DEFAULT(Limit.NEVER, "3.0.0"),
    ADD_KEY(Limit.NEVER, "3.0.0"),
    RENAME_CONSTRAINT(Limit.NEVER, "3.0.0"),
    SEVERAL_ACTIONS(Limit.NEVER, "3.0.0"),
    IF_EXISTS(Limit.NEVER, "3.0.0"),
    ADD_UNIQUE_COLUMN(Limit.NEVER, "3.0.0"),
    ADD_PRIMARY_KEY_COLUMN(Limit.NEVER, "3.0.0"),
    ADD_NOT_NULL_COLUMN(Limit.ONLY_WITHOUT_ROWS, "3.0.0"),
    ADD_COLUMN_WITH_EXPRESSION(Limit.ONLY_WITHOUT_ROWS, "3.0.0"),
    ADD_STORED_COLUMN(Limit.ONLY_WITHOUT_ROWS, "3.31.0"),
    /// `AFTER b` is taken for a part of the type, silently.
    COLUMN_POSITION(Limit.IGNORED, "3.0.0"),
    /// `ALTER INDEX`, `ALTER VIEW`.
    ALTER_OTHER(Limit.NEVER, "3.0.0"),
    TRUNCATE(Limit.NEVER, "3.0.0");

    private final Limit limit;
    private final String since;

    Kind(Limit limit, String since) {
      this.limit = limit;
      this.since = since;
    }

    public Limit limit() {
      return limit;
    }

    /// The first release that has it at all.
    public SqliteVersion since() {
      return SqliteVersion.of(since);
    }

    public Cure cure() {
      return switch (this) {
        case SEVERAL_ACTIONS -> Cure.ONE_STATEMENT_EACH;
        case IF_EXISTS -> Cure.ONLY_IF;
        case RENAME_COLUMN, DROP_NOT_NULL -> Cure.NEWER_SQLITE;
        case ALTER_OTHER -> Cure.DROP_AND_CREATE;
        case TRUNCATE -> Cure.DELETE;
        case DROP_COLUMN,
            SET_NOT_NULL,
            ADD_CHECK,
            DROP_CONSTRAINT,
            CHANGE_TYPE,
            CHANGE_DEFAULT,
            ADD_KEY,
            RENAME_CONSTRAINT,
            ADD_UNIQUE_COLUMN,
            ADD_PRIMARY_KEY_COLUMN,
            ADD_NOT_NULL_COLUMN,
            ADD_COLUMN_WITH_EXPRESSION,
            ADD_STORED_COLUMN,
            COLUMN_POSITION ->
            Cure.REBUILD;
      };
    }
  }

  /// Where it doesn't work.
  public enum Limit {
    /// Nowhere, from its release on.
    NONE,
    /// It depends on what else is in the schema or the rows.
    DEPENDS,
    ONLY_WITHOUT_ROWS,
    /// It isn't in SQLite.
    NEVER,
    /// SQLite accepts it and does something else.
    IGNORED
  }

  /// What helps.
  public enum Cure {
    /// The template that makes a new table.
    REBUILD,
    ONE_STATEMENT_EACH,
    /// `-- switchback: only if …`
    ONLY_IF,
    NEWER_SQLITE,
    DROP_AND_CREATE,
    DELETE
  }

  /// Whether `version` refuses it for certain, whatever is in the database.
  public boolean failsOn(SqliteVersion version) {
    return kind.limit() == Limit.NEVER || version.isOlderThan(kind.since());
  }
}
