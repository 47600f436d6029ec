package dev.switchback.command;

import dev.switchback.health.ForeignKeys;
import dev.switchback.schema.RowCounts;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.TableRows;
import java.util.List;

/// What is different in a database after a command, as far as it is counted.
///
/// @param rows every table, before and after
/// @param appliedBefore what the history said was applied
/// @param broken foreign keys that hold no more
/// @param isWritten whether the file was written to at all: rows may have other values and the same
///     count
public record CommandEffect(
    SchemaDiff schema,
    List<TableRows> rows,
    List<String> appliedBefore,
    List<String> appliedAfter,
    List<ForeignKeys.Broken> broken,
    boolean isWritten) {
  public static final CommandEffect NONE =
      new CommandEffect(SchemaDiff.NONE, List.of(), List.of(), List.of(), List.of(), false);

  public CommandEffect {
    rows = List.copyOf(rows);
    appliedBefore = List.copyOf(appliedBefore);
    appliedAfter = List.copyOf(appliedAfter);
    broken = List.copyOf(broken);
  }

  static CommandEffect between(Inventory before, Inventory after, Written written) {
    return new CommandEffect(
        before.schema().to(after.schema()),
        RowCounts.compare(before.rows(), after.rows()),
        before.applied(),
        after.applied(),
        after.foreignKeys().worseThan(before.foreignKeys()),
        written == Written.YES);
  }

  /// Whether a file was written to.
  enum Written {
    YES,
    NO
  }

  /// Whether any difference was counted.
  public boolean isVisible() {
    return !schema.isEmpty()
        || rows.stream().anyMatch(TableRows::differs)
        || !appliedBefore.equals(appliedAfter);
  }

  /// What the history says is applied now and wasn't.
  public List<String> added() {
    return appliedAfter.stream().filter(version -> !appliedBefore.contains(version)).toList();
  }

  /// What the history said was applied and isn't now.
  public List<String> removed() {
    return appliedBefore.stream().filter(version -> !appliedAfter.contains(version)).toList();
  }
}
