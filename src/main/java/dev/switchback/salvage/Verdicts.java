package dev.switchback.salvage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// Judges what became of each table. Complete is only what can be shown to be.
final class Verdicts {
  private static final int MOST_PAGES = 1000;
  private static final int MOST_GAPS = 100;

  private final Survey survey;
  private final SalvagedFile written;
  private final SalvageRequest request;
  private final Map<String, Long> bySqlite;
  private final Map<String, Long> statistics;
  private final List<TableVerdict> tables = new ArrayList<>();
  private final List<LostPage> lostPages = new ArrayList<>();
  private int lostPageCount;

  Verdicts(
      Survey survey, SalvagedFile written, SalvageRequest request, Map<String, Long> bySqlite) {
    this.survey = survey;
    this.written = written;
    this.request = request;
    this.bySqlite = bySqlite;
    this.statistics = statistics();
    for (Tree tree : survey.trees()) {
      String name = tree.table().map(TableShape::name).orElse("sqlite_");
      if (!name.startsWith("sqlite_")) {
        tables.add(of(tree));
      }
      noteLost(tree);
    }
    written.recovered().forEach(shape -> tables.add(recovered(shape)));
  }

  private Map<String, Long> statistics() {
    Map<String, Long> rows = new HashMap<>();
    for (Tree tree : survey.trees()) {
      if (tree.table().filter(t -> t.name().equalsIgnoreCase("sqlite_stat1")).isPresent()) {
        RowReader.each(
            survey,
            tree,
            row -> {
              if (row.values().size() == 3) {
                String stat = shown(row, 2).split(" ")[0];
                if (stat.matches("\\d{1,18}")) {
                  rows.put(shown(row, 0).toLowerCase(Locale.ROOT), Long.parseLong(stat));
                }
              }
            });
      }
    }
    return rows;
  }

  private static String shown(FoundRow row, int column) {
    return row.values().get(column) instanceof dev.switchback.salvage.page.Value.Text text
        ? text.shown()
        : "";
  }

  private TableVerdict of(Tree tree) {
    TableShape shape = tree.table().orElseThrow();
    Optional<TableWriter> writer = written.writer(shape.name());
    long rows = writer.map(TableWriter::written).orElse(0L);
    long adopted = 0;
    for (int i = 0; i < tree.pages().size(); i++) {
      adopted += tree.wayOf(i) == Tree.Way.WALKED ? 0 : 1;
    }
    long adoptedRows = tree.pages().size() == 0 ? 0 : adopted * tree.cells() / tree.pages().size();
    List<TableVerdict.Expectation> expected = expected(tree);
    List<TableVerdict.Gap> gaps =
        tree.holes().stream()
            .filter(hole -> tree.isOfTable() && hole.isBounded())
            .limit(MOST_GAPS)
            .map(hole -> new TableVerdict.Gap(hole.low(), hole.high()))
            .toList();
    return new TableVerdict(
        shape.name(),
        outcome(tree, writer, rows, expected),
        rows,
        bySqlite.containsKey(shape.name())
            ? OptionalLong.of(bySqlite.get(shape.name()))
            : OptionalLong.empty(),
        tree.cells() - adoptedRows,
        adoptedRows,
        writer.map(TableWriter::carved).orElse(0L),
        writer.map(TableWriter::mended).orElse(0L),
        writer.map(TableWriter::partial).orElse(0L),
        writer.map(TableWriter::breaking).orElse(0L),
        writer.map(TableWriter::duplicates).orElse(0L),
        expected,
        gaps,
        tree.holes().size());
  }

  private List<TableVerdict.Expectation> expected(Tree tree) {
    List<TableVerdict.Expectation> expected = new ArrayList<>();
    TableShape shape = tree.table().orElseThrow();
    Map<String, Tree> indexes = survey.indexTrees();
    for (IndexShape index : shape.indexes()) {
      Tree entries = indexes.get(index.name());
      boolean whole =
          entries != null
              && !index.isPartial()
              && entries.problems() == 0
              && entries.damagedPages().size() == 0;
      if (whole) {
        expected.add(
            new TableVerdict.Expectation(
                TableVerdict.Source.INDEX, index.name(), Objects.requireNonNull(entries).cells()));
      }
    }
    Long counted = statistics.get(shape.name().toLowerCase(Locale.ROOT));
    if (counted != null) {
      expected.add(
          new TableVerdict.Expectation(TableVerdict.Source.STATISTICS, "sqlite_stat1", counted));
    }
    Long older = request.knownRows().get(shape.name());
    if (older != null) {
      expected.add(new TableVerdict.Expectation(TableVerdict.Source.OLDER_COPY, "", older));
    }
    return expected;
  }

  private TableVerdict.Outcome outcome(
      Tree tree, Optional<TableWriter> writer, long rows, List<TableVerdict.Expectation> expected) {
    boolean lost = !tree.holes().isEmpty() && tree.pages().size() == 0;
    if (writer.isEmpty() || (lost && rows == 0)) {
      return TableVerdict.Outcome.LOST;
    }
    TableWriter it = writer.get();
    boolean nothingAside = it.partial() + it.breaking() + it.duplicates() == 0;
    List<Long> proofs =
        expected.stream()
            .filter(e -> e.source() == TableVerdict.Source.INDEX)
            .map(TableVerdict.Expectation::rows)
            .toList();
    boolean agreed = proofs.stream().allMatch(count -> count == rows);
    boolean untouched = tree.holes().isEmpty() && tree.damagedPages().size() == 0;
    boolean proved = untouched || !proofs.isEmpty();
    return nothingAside && agreed && proved && (!proofs.isEmpty() || !mayHaveStrays(tree))
        ? TableVerdict.Outcome.COMPLETE
        : TableVerdict.Outcome.PARTIAL;
  }

  /// Whether rows without a home could be this table's: then nobody can say that it has all.
  private boolean mayHaveStrays(Tree tree) {
    return survey.strays().stream()
        .filter(stray -> stray.isOfTable() == tree.isOfTable())
        .anyMatch(
            stray ->
                RowReader.sample(survey, stray).stream().anyMatch(r -> tree.canHold(r.values())));
  }

  private TableVerdict recovered(TableShape shape) {
    TableWriter writer = written.writer(shape.name()).orElseThrow();
    return new TableVerdict(
        shape.name(),
        TableVerdict.Outcome.PARTIAL,
        writer.written(),
        OptionalLong.empty(),
        0,
        writer.written(),
        writer.carved(),
        writer.mended(),
        writer.partial(),
        writer.breaking(),
        writer.duplicates(),
        List.of(),
        List.of(),
        0);
  }

  private void noteLost(Tree tree) {
    String name =
        tree.table().map(TableShape::name).or(() -> tree.index().map(IndexShape::name)).orElse("");
    for (Hole hole : tree.holes()) {
      lostPageCount++;
      if (lostPages.size() < MOST_PAGES) {
        lostPages.add(new LostPage(Math.max(0, hole.page()), name, LostPage.What.of(hole.why())));
      }
    }
  }

  SalvageReport.Outcome outcome() {
    boolean all =
        tables.stream().allMatch(table -> table.outcome() == TableVerdict.Outcome.COMPLETE);
    boolean nothing = tables.stream().allMatch(table -> table.written() == 0);
    if (nothing && (!all || survey.schema().isEmpty())) {
      return SalvageReport.Outcome.NOTHING;
    }
    boolean aside =
        written.aside().counts().keySet().stream().anyMatch(name -> !name.startsWith("deleted"));
    return all && !aside && survey.isSchemaWhole()
        ? SalvageReport.Outcome.COMPLETE
        : SalvageReport.Outcome.PARTIAL;
  }

  List<TableVerdict> tables() {
    return tables;
  }

  List<LostPage> lostPages() {
    return lostPages;
  }

  int lostPageCount() {
    return lostPageCount;
  }
}
