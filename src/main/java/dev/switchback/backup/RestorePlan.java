package dev.switchback.backup;

import dev.switchback.compare.Comparison;
import dev.switchback.failure.Holder;
import dev.switchback.migration.Version;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.TableRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a restore would do. A value: making one touches nothing.
///
/// @param place in place of the file, or beside it
/// @param target the file that will be written
/// @param extent what of the backup is put back
/// @param tables rows per table, now and in the backup; only tables that differ
/// @param notCounted tables of the present file whose rows there was no time to count
/// @param schema what of the schema would be different: from now to the backup
/// @param pendingAgain migrations that are applied now and are not in the backup
/// @param holders other programs that have the file open
/// @param currentReadable whether the present file could be read for the comparison
/// @param changedSince for an undo: whether somebody wrote after the operation that is undone;
///     empty when this isn't an undo or nobody can tell
/// @param rows what is different row by row; empty as long as it wasn't compared
public record RestorePlan(
    Backup backup,
    Place place,
    Path target,
    Extent extent,
    List<TableRows> tables,
    List<String> notCounted,
    SchemaDiff schema,
    List<Version> pendingAgain,
    List<Holder> holders,
    boolean currentReadable,
    Optional<Boolean> changedSince,
    Optional<Comparison> rows) {
  public RestorePlan {
    tables = List.copyOf(tables);
    notCounted = List.copyOf(notCounted);
    pendingAgain = List.copyOf(pendingAgain);
    holders = List.copyOf(holders);
  }

  /// The same, with whether somebody wrote after the operation that is undone.
  public RestorePlan withChangedSince(Boolean changed) {
    return new RestorePlan(
        backup,
        place,
        target,
        extent,
        tables,
        notCounted,
        schema,
        pendingAgain,
        holders,
        currentReadable,
        Optional.of(changed),
        rows);
  }

  /// The same, compared row by row.
  public RestorePlan withRows(Optional<Comparison> compared) {
    return new RestorePlan(
        backup,
        place,
        target,
        extent,
        tables,
        notCounted,
        schema,
        pendingAgain,
        holders,
        currentReadable,
        changedSince,
        extent instanceof Extent.Tables some ? compared.map(all -> all.only(some::has)) : compared);
  }

  /// The same, with the migrations of whichever tool that become pending.
  public RestorePlan withPendingAgain(List<Version> versions) {
    return new RestorePlan(
        backup,
        place,
        target,
        extent,
        tables,
        notCounted,
        schema,
        versions,
        holders,
        currentReadable,
        changedSince,
        rows);
  }

  /// The same for some tables only: what is different elsewhere stays.
  RestorePlan withTables(Extent.Tables some) {
    return new RestorePlan(
        backup,
        place,
        target,
        some,
        tables.stream().filter(table -> some.has(table.table())).toList(),
        notCounted.stream().filter(some::has).toList(),
        SchemaDiff.NONE,
        List.of(),
        holders,
        currentReadable,
        changedSince,
        rows.map(compared -> compared.only(some::has)));
  }

  /// The same as a way back to a point of the timeline.
  public RestorePlan withExtent(Extent other) {
    return new RestorePlan(
        backup,
        place,
        target,
        other,
        tables,
        notCounted,
        schema,
        pendingAgain,
        holders,
        currentReadable,
        changedSince,
        rows);
  }

  /// Where a backup is put.
  public enum Place {
    IN_PLACE,
    BESIDE
  }
}
