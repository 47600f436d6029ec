package dev.switchback.salvage;

import java.util.List;

/// What putting a salvaged file and a backup together would give, table by table. Nothing has been
/// written for it.
public record CombinePlan(List<Table> tables) {
  public CombinePlan {
    tables = List.copyOf(tables);
  }

  /// One table.
  ///
  /// @param key how a row is known again: the columns of the primary key, or `rowid`
  /// @param same rows that both have, alike
  /// @param conflicts rows that both have, with different values
  /// @param onlySalvaged rows that are newer than the backup
  /// @param onlyBackup rows that were lost, or deleted since
  public record Table(
      String name,
      Presence presence,
      List<String> key,
      long same,
      long conflicts,
      long onlySalvaged,
      long onlyBackup,
      CombineRequest.Choice choice) {
    public Table {
      key = List.copyOf(key);
    }

    /// Rows that come from the backup: those that were lost, and its version of conflicts.
    public long fromBackup() {
      return (isMissingTaken() ? onlyBackup : 0) + (isBackupPreferred() ? conflicts : 0);
    }

    /// Rows that come from the salvaged file; those that both have alike among them.
    public long fromSalvage() {
      return same + onlySalvaged + (isBackupPreferred() ? 0 : conflicts);
    }

    /// How many there will be.
    public long rows() {
      return fromBackup() + fromSalvage();
    }

    private boolean isMissingTaken() {
      return choice.missing() == CombineRequest.Missing.TAKE;
    }

    private boolean isBackupPreferred() {
      return choice.prefer() == CombineRequest.Prefer.BACKUP;
    }
  }

  /// Where a table is.
  public enum Presence {
    BOTH,
    ONLY_SALVAGED,
    ONLY_BACKUP
  }

  public long conflicts() {
    return tables.stream().mapToLong(Table::conflicts).sum();
  }

  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  public long fromBackup() {
    return tables.stream().mapToLong(Table::fromBackup).sum();
  }
}
