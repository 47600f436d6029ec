package dev.switchback.history;

import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Tool;
import dev.switchback.sqlite.Session;
import java.util.Optional;

/// How one tool remembers in a database which migrations it has had: one class for each.
///
/// Instances have no state and may be used by several threads.
public interface HistoryFormat {
  Tool tool();

  /// The history of this format in a database, known by the columns of its table and by its
  /// companions, never by the table's name alone; empty when there is none.
  Optional<FoundHistory> find(Tables tables);

  /// Whether `table` can be read as this format's although it has another name: tools let their
  /// users rename it.
  boolean fits(Tables.Table table);

  /// The name that the tool gives its table when nobody says otherwise; empty where it has none.
  String usualTable();

  /// Reads the history that stands in `table`. Never fails over a strange cell: what can't be
  /// understood is left out of the entry and stays visible among its cells.
  Recorded read(Session session, String table);

  /// What the tool makes of its history once it has seen its files: a checkpoint that stands for
  /// others, an older form of its table.
  default Recorded beside(MigrationSet migrations, Recorded recorded) {
    return recorded;
  }

  /// What writes this history, for one run; empty where it can only be read.
  Optional<Ledger> ledger(String table);
}
