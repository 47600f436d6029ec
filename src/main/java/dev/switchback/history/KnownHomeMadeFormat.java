package dev.switchback.history;

import dev.switchback.migration.Tool;
import dev.switchback.sqlite.Session;
import java.util.Locale;
import java.util.Optional;

/// A home-made history table of a kind that is known ([KnownHomeMade]), or one that somebody named
/// without saying what its columns mean: then the proposed mapping counts.
final class KnownHomeMadeFormat implements HistoryFormat {
  private final KnownHomeMade known;

  KnownHomeMadeFormat(KnownHomeMade known) {
    this.known = known;
  }

  @Override
  public Tool tool() {
    return known.tool();
  }

  /// Its columns could be those of any list of releases, so the name has to speak of migrations
  /// too.
  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return tables.tables().stream()
        .filter(known::fits)
        .filter(table -> table.name().toLowerCase(Locale.ROOT).contains("migration"))
        .min(java.util.Comparator.comparing(table -> !table.isNamed(known.table())))
        .map(table -> new FoundHistory(known.tool(), table.name(), known.reason()));
  }

  @Override
  public boolean fits(Tables.Table table) {
    return known.fits(table);
  }

  @Override
  public String usualTable() {
    return known.table();
  }

  @Override
  public Recorded read(Session session, String table) {
    return mapping(session, table)
        .map(mapping -> new HomeMadeFormat(known.tool(), mapping).read(session, table))
        .orElseGet(() -> Recorded.nothing(known.tool(), table));
  }

  private Optional<Mapping> mapping(Session session, String table) {
    Tables tables = Tables.of(session);
    Optional<Tables.Table> found = tables.find(table);
    return found.filter(known::fits).isPresent()
        ? Optional.of(known.mapping(table))
        : found.flatMap(one -> MappingProposals.of(session, one)).map(MappingProposal::mapping);
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new HomeMadeLedger(known.tool(), known.mapping(table), Optional.of(known)));
  }
}
