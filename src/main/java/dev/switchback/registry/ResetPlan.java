package dev.switchback.registry;

import dev.switchback.failure.Holder;
import dev.switchback.migration.Plan;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.TableRows;
import java.util.List;

/// What a reset would do: everything goes, and all migrations are run on what is then empty. Found
/// out by running them on a new file of our own.
///
/// @param plan all migrations, for an empty database
/// @param tables every table with its rows now, and after the reset
/// @param schema what of the schema would be different
/// @param databaseBytes size of main file and log
/// @param holders other programs that have the file open, as far as the system tells
public record ResetPlan(
    Plan plan, List<TableRows> tables, SchemaDiff schema, long databaseBytes, List<Holder> holders)
    implements ResetPlanning {
  public ResetPlan {
    tables = List.copyOf(tables);
    holders = List.copyOf(holders);
  }

  /// Rows that are there now.
  public long rowsNow() {
    return tables.stream().mapToLong(table -> table.before().orElse(0)).sum();
  }
}
