package dev.switchback.salvage;

import dev.switchback.health.CheckReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a salvage got back, and what it didn't.
///
/// @param sha256 of the damaged file, of its log and of its journal, as far as they exist
/// @param into the new file
/// @param aside rows by the table they are kept aside in
/// @param lostPages the first of them; `lostPageCount` is how many there are
/// @param notMade indexes, views and triggers that SQLite refused, with what it said
/// @param check of the new file, every index entry too
/// @param foreignKeys of the new file
/// @param offered the schema that was offered in case the file's own is lost
public record SalvageReport(
    Path damaged,
    Map<String, String> sha256,
    Path into,
    Interpretation how,
    Outcome outcome,
    List<TableVerdict> tables,
    Map<String, Long> aside,
    List<LostPage> lostPages,
    int lostPageCount,
    List<NotMade> notMade,
    CheckReport check,
    CheckReport foreignKeys,
    long bytes,
    Duration took,
    Optional<SchemaOffer> offered) {
  public SalvageReport {
    sha256 = Map.copyOf(sha256);
    tables = List.copyOf(tables);
    aside = Map.copyOf(aside);
    lostPages = List.copyOf(lostPages);
    notMade = List.copyOf(notMade);
  }

  public SalvageReport withOffered(Optional<SchemaOffer> offer) {
    return with(outcome, tables, aside, offer);
  }

  /// What the report counts after rows without a home were given to a table.
  public SalvageReport withGiven(LostRows from, String table, LostAndFound.Moved moved) {
    Map<String, Long> left = new HashMap<>(aside);
    left.computeIfPresent(
        from.sideTable(),
        (_, rows) -> rows > moved.moved() ? Long.valueOf(rows - moved.moved()) : null);
    return with(
        outcome == Outcome.NOTHING && moved.moved() > 0 ? Outcome.PARTIAL : outcome,
        tables.stream()
            .map(it -> it.name().equalsIgnoreCase(table) ? it.withGiven(moved.moved()) : it)
            .toList(),
        left,
        offered);
  }

  private SalvageReport with(
      Outcome newOutcome,
      List<TableVerdict> newTables,
      Map<String, Long> newAside,
      Optional<SchemaOffer> offer) {
    return new SalvageReport(
        damaged,
        sha256,
        into,
        how,
        newOutcome,
        newTables,
        newAside,
        lostPages,
        lostPageCount,
        notMade,
        check,
        foreignKeys,
        bytes,
        took,
        offer);
  }

  /// Whether everything is there.
  public enum Outcome {
    /// Every table is complete, and nothing was kept aside.
    COMPLETE,
    PARTIAL,
    /// Nothing was found that could be a row.
    NOTHING
  }

  /// An object that isn't in the new file, or not as it was written.
  public record NotMade(String type, String name, String reason) {}

  /// Rows in the user's tables.
  public long rows() {
    return tables.stream().mapToLong(TableVerdict::written).sum();
  }
}
