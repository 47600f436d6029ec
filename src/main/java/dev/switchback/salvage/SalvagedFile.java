package dev.switchback.salvage;

import dev.switchback.salvage.page.PageKind;
import dev.switchback.salvage.page.Wal;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Writes the new file: tables, their rows, what is kept aside, then indexes, triggers and views.
final class SalvagedFile implements AutoCloseable {
  private final Session session;
  private final Survey survey;
  private final SideTables aside;
  private final Map<String, TableWriter> writers = new HashMap<>();
  private final List<SalvageReport.NotMade> notMade = new ArrayList<>();
  private final Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final List<TableShape> recovered = new ArrayList<>();

  /// @param session on a new, empty file
  SalvagedFile(Session session, Survey survey, Interpretation how) {
    this.session = session;
    this.survey = survey;
    survey.schema().forEach(row -> taken.add(row.name()));
    this.aside = new SideTables(session, taken);
    set("page_size", how.layout().pageSizeBytes());
    session.execute("PRAGMA encoding='" + how.layout().encoding().pragma() + "'");
    set("auto_vacuum", how.autoVacuum() == Interpretation.AutoVacuum.ON ? 1 : 0);
    // What is cut off here is thrown away: the file gets its name when all of it is on the disk.
    session.query("PRAGMA journal_mode=OFF", row -> "");
    set("synchronous", 0);
    set("trusted_schema", 0);
    set("foreign_keys", 0);
    set("cache_size", -64_000);
    session.execute("BEGIN");
    set("user_version", how.userVersion());
    set("application_id", how.applicationId());
  }

  private void set(String pragma, long value) {
    session.execute("PRAGMA " + pragma + "=" + value);
  }

  /// Makes the tables, and the indexes that allow no duplicates.
  void makeTables() {
    for (TableShape shape : survey.shapes()) {
      if (isOwn(shape.name())) {
        continue;
      }
      if (make("table", shape.name(), shape.sql())) {
        writers.put(shape.name(), new TableWriter(session, shape, aside));
        if (shape.made() == TableShape.Made.COLUMNS_ONLY) {
          note("table", shape.name(), "its rules could not be made here");
        }
      }
    }
    objects("index").stream()
        .filter(row -> isUnique(row.sql()))
        .forEach(row -> make("index", row.name(), row.sql()));
  }

  private static boolean isOwn(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("sqlite_");
  }

  private static boolean isUnique(String sql) {
    return sql.toUpperCase(Locale.ROOT).matches("(?s)\\s*CREATE\\s+UNIQUE\\b.*");
  }

  private List<SchemaRow> objects(String type) {
    return survey.schema().stream()
        .filter(row -> row.type().equals(type) && !row.sql().isEmpty())
        .toList();
  }

  private boolean make(String type, String name, String sql) {
    if (!SchemaShapes.isOneCreation(sql)) {
      note(type, name, "its text is damaged");
      return false;
    }
    try {
      session.execute(sql);
      return true;
    } catch (SqliteError refused) {
      note(type, name, refused.result().message());
      return false;
    }
  }

  private void note(String type, String name, String reason) {
    notMade.add(new SalvageReport.NotMade(type, name, reason));
  }

  /// Writes the rows of one tree.
  void write(Tree tree, Consumer<Long> readBytes) {
    TableShape shape = tree.table().orElseThrow();
    TableWriter writer = writers.get(shape.name());
    int page = survey.image().layout().pageSizeBytes();
    for (int i = 0; i < tree.pages().size(); i++) {
      int number = tree.pages().get(i);
      RowReader.onPage(
          survey,
          tree,
          number,
          row -> {
            if (writer == null) {
              keep(SideTables.Kind.LOST_AND_FOUND, shape.name(), "no table", tree, row);
            } else {
              writer.take(row);
            }
          });
      readBytes.accept((long) page);
    }
  }

  private void keep(SideTables.Kind kind, String table, String reason, Tree tree, FoundRow row) {
    OptionalLong rowid = tree.isOfTable() ? OptionalLong.of(row.rowid()) : OptionalLong.empty();
    aside.of(kind).keep(table, reason, row, tree.root(), rowid);
  }

  /// Keeps what is nobody's. Rows that no table of the schema can hold make a table of their own
  /// where the schema isn't whole; the others wait in `lost_and_found` for somebody to decide.
  void keepStrays() {
    RecoveredTables tables = new RecoveredTables(survey, taken);
    for (Tree stray : survey.strays()) {
      List<String> possible =
          survey.shapes().stream()
              .filter(shape -> shape.isRowid() == stray.isOfTable())
              .filter(shape -> canBe(stray, shape))
              .map(TableShape::name)
              .toList();
      Optional<TableShape> own =
          possible.isEmpty() && stray.isOfTable() && !survey.isSchemaWhole()
              ? tables.of(stray)
              : Optional.empty();
      if (own.isPresent()) {
        writeRecovered(stray, own.get());
      } else if (stray.isOfTable() || !possible.isEmpty() || !survey.isSchemaWhole()) {
        RowReader.each(
            survey,
            stray,
            row ->
                keep(
                    SideTables.Kind.LOST_AND_FOUND,
                    String.join(", ", possible),
                    "no evidence",
                    stray,
                    row));
      }
    }
  }

  /// Keeps what only indexes still know.
  void keepIndexTraces() {
    for (Tree tree : survey.trees()) {
      tree.table()
          .map(TableShape::name)
          .map(writers::get)
          .ifPresent(
              writer ->
                  new IndexTraces(survey, writer, aside.of(SideTables.Kind.INDEX_TRACE))
                      .keep(tree));
    }
  }

  private void writeRecovered(Tree stray, TableShape shape) {
    TableWriter writer = writers.get(shape.name());
    if (writer == null) {
      make("table", shape.name(), shape.sql());
      writer = new TableWriter(session, shape, aside);
      writers.put(shape.name(), writer);
      recovered.add(shape);
    }
    RowReader.each(survey, stray, writer::take);
  }

  private boolean canBe(Tree stray, TableShape shape) {
    List<FoundRow> rows = RowReader.sample(survey, stray);
    return !rows.isEmpty()
        && rows.stream().filter(row -> shape.canHold(row.values())).count() * 10
            >= rows.size() * 9L;
  }

  /// Keeps rows that had been deleted, from pages on the free list and from the space between
  /// cells.
  void keepDeleted() {
    for (int number = 2; number <= survey.image().pageCount(); number++) {
      PageRoles.Role role = survey.roles().of(number);
      boolean free = role == PageRoles.Role.FREE;
      if (free || role == PageRoles.Role.BTREE) {
        Tree any = Tree.unnamed(0, number, Tree.Keys.ROWIDS);
        byte[] bytes = survey.image().page(number);
        boolean leaf = bytes[0] == PageKind.TABLE_LEAF.code();
        if (leaf && free) {
          RowReader.onPage(survey, any, number, row -> keepDeleted(any, row));
        } else if (leaf) {
          RowReader.between(survey, any, number, row -> keepDeleted(any, row));
        }
      }
    }
  }

  /// Keeps rows as they were before, as far as the log or the file below it still has them.
  void keepOlder(Optional<Wal> wal, Work work) {
    OlderVersions older =
        new OlderVersions(
            survey,
            work,
            (tree, row) -> {
              String name = tree.table().orElseThrow().name();
              TableWriter writer = writers.get(name);
              if (writer != null && !writer.isThere(row)) {
                keep(SideTables.Kind.DELETED, name, "older version", tree, row);
              }
            });
    wal.ifPresent(older::inLog);
    older.underneath();
  }

  private void keepDeleted(Tree tree, FoundRow row) {
    if (row.soundness().isGood()) {
      String tables =
          survey.shapes().stream()
              .filter(shape -> shape.isRowid() && shape.canHold(row.values()))
              .map(TableShape::name)
              .collect(Collectors.joining(", "));
      keep(SideTables.Kind.DELETED, tables, "deleted", tree, row);
    }
  }

  /// Makes everything else: counters, indexes, virtual tables, views and triggers.
  void finish() {
    objects("index").stream()
        .filter(row -> !isUnique(row.sql()))
        .forEach(row -> make("index", row.name(), row.sql()));
    ownTables();
    List<SchemaRow> virtual = survey.schema().stream().filter(SchemaRow::isVirtual).toList();
    if (!virtual.isEmpty()) {
      settleEncoding();
      set("writable_schema", 1);
      for (SchemaRow row : virtual) {
        // A row that calls it otherwise than its text would make the whole file unreadable.
        boolean named = SchemaShapes.virtualName(row.sql()).filter(row.name()::equals).isPresent();
        if (!named || !SchemaShapes.isVirtualTable(row.sql())) {
          note("table", row.name(), "its text is damaged");
          continue;
        }
        session.execute(
            "INSERT INTO sqlite_schema(type, name, tbl_name, rootpage, sql) VALUES ('table', ?, ?,"
                + " 0, ?)",
            row.name(),
            row.name(),
            row.sql());
      }
      set("writable_schema", 0);
    }
    for (String type : List.of("view", "trigger")) {
      for (SchemaRow row : objects(type)) {
        make(type, row.name(), row.sql());
      }
    }
    writers.values().forEach(TableWriter::close);
    aside.close();
    session.execute("COMMIT");
  }

  /// The encoding goes into the header with the first table that is made; without one, rows that
  /// are put into the schema by hand would be read as UTF-8.
  private void settleEncoding() {
    if (session.number("SELECT count(*) FROM sqlite_schema") == 0) {
      session.execute("CREATE TABLE switchback_first(x)");
      session.execute("DROP TABLE switchback_first");
    }
  }

  /// Counters and statistics, which are SQLite's own tables.
  private void ownTables() {
    for (Tree tree : survey.trees()) {
      String name = tree.table().map(TableShape::name).orElse("").toLowerCase(Locale.ROOT);
      if (name.equals("sqlite_sequence")) {
        quietly("DELETE FROM sqlite_sequence");
        copyOwn(tree, "INSERT INTO sqlite_sequence(name, seq) VALUES (?, ?)", 2);
      } else if (name.equals("sqlite_stat1")) {
        quietly("ANALYZE sqlite_schema");
        quietly("DELETE FROM sqlite_stat1");
        copyOwn(tree, "INSERT INTO sqlite_stat1(tbl, idx, stat) VALUES (?, ?, ?)", 3);
      }
    }
  }

  private void quietly(String sql) {
    try {
      session.execute(sql);
    } catch (SqliteError notThere) {
      note("table", sql.substring(sql.lastIndexOf(' ') + 1), notThere.result().message());
    }
  }

  private void copyOwn(Tree tree, String insert, int columns) {
    RowReader.each(
        survey,
        tree,
        row -> {
          if (row.soundness().isGood() && row.values().size() == columns) {
            try {
              session.execute(
                  insert, row.values().stream().map(SideTable::plain).toArray(Object[]::new));
            } catch (SqliteError refused) {
              keep(SideTables.Kind.RULE_BREAKER, "sqlite", "refused", tree, row);
            }
          }
        });
  }

  Optional<TableWriter> writer(String table) {
    return Optional.ofNullable(writers.get(table));
  }

  /// Tables that had to be made up.
  List<TableShape> recovered() {
    return recovered;
  }

  SideTables aside() {
    return aside;
  }

  List<SalvageReport.NotMade> notMade() {
    return notMade;
  }

  @Override
  public void close() {
    writers.values().forEach(TableWriter::close);
    aside.close();
  }
}
