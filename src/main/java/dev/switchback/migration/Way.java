package dev.switchback.migration;

/// How a tool carries migrations out.
///
/// @param foreignKeys the connection's setting while it does, unless a file sets it
public record Way(Transactions transactions, ForeignKeys foreignKeys, RecordPlace recordPlace) {

  /// What is one transaction.
  public enum Transactions {
    /// Each migration.
    EACH,
    /// All that are pending.
    ALL,
    /// Nothing: each statement commits by itself.
    NONE
  }

  /// Whether foreign keys are enforced, and their actions carried out.
  public enum ForeignKeys {
    ON,
    OFF
  }

  /// Where the row of the history is written.
  public enum RecordPlace {
    /// In the transaction of the migration.
    WITHIN,
    /// In one right after it: what ends the program in between leaves the migration done and not
    /// recorded.
    AFTER
  }

  /// The way of `tool`, as read in its sources and seen in what it wrote.
  public static Way of(Tool tool) {
    return switch (tool) {
      case SWITCHBACK -> new Way(Transactions.ALL, ForeignKeys.OFF, RecordPlace.WITHIN);
      case DRIZZLE, DRIZZLE_1 -> new Way(Transactions.ALL, ForeignKeys.ON, RecordPlace.WITHIN);
      case USER_VERSION -> new Way(Transactions.ALL, ForeignKeys.OFF, RecordPlace.WITHIN);
      case PRISMA -> new Way(Transactions.NONE, ForeignKeys.ON, RecordPlace.AFTER);
      case SQLX, DIESEL, D1 -> new Way(Transactions.EACH, ForeignKeys.ON, RecordPlace.WITHIN);
      case REFINERY -> new Way(Transactions.EACH, ForeignKeys.ON, RecordPlace.AFTER);
      case GOLANG_MIGRATE, LIQUIBASE, MYBATIS, YOYO ->
          new Way(Transactions.EACH, ForeignKeys.OFF, RecordPlace.AFTER);
      default -> new Way(Transactions.EACH, ForeignKeys.OFF, RecordPlace.WITHIN);
    };
  }
}
