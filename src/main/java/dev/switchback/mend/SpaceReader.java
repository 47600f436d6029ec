package dev.switchback.mend;

import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Row;
import dev.switchback.sqlite.Session;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads every page's header once and says what the room is used for (sqlite.org/dbstat.html).
/// Changes nothing; can be stopped.
public final class SpaceReader {
  /// As many strips a picture has at most.
  private static final int STRIPS = 2400;

  private final Session session;
  private final Work work;
  private final Map<String, Counting> counted = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private final long pages;
  private final long pagesPerStrip;
  private final List<Map<Integer, Integer>> strips = new ArrayList<>();
  private long seen;

  private SpaceReader(Session session, Work work) {
    this.session = session;
    this.work = work;
    pages = session.number("PRAGMA page_count");
    pagesPerStrip = Math.max(1, (pages + STRIPS - 1) / STRIPS);
    for (long at = 0; at < pages; at += pagesPerStrip) {
      strips.add(new HashMap<>());
    }
  }

  /// @throws dev.switchback.failure.Failure when asked to stop
  /// @throws dev.switchback.sqlite.SqliteError when a page can't be read
  public static Space read(Session session, DatabaseFile file, Work work) {
    session.stopOn(work.cancellation());
    SpaceReader reader = new SpaceReader(session, work);
    work.started(Step.LOOK, "");
    Space space = reader.space(file);
    work.finished(Step.LOOK, "", "");
    return space;
  }

  private static final class Counting {
    long pages;
    long entries;
    long payload;
    long unused;
    long jumps;
    long leaves;
    long lastLeaf;
    final int number;

    Counting(int number) {
      this.number = number;
    }
  }

  private Space space(DatabaseFile file) {
    int pageSize = (int) session.number("PRAGMA page_size");
    session.forEach(
        "SELECT name, pageno, pagetype, ncell, payload, unused FROM dbstat", this::count);
    Map<String, ObjectSpace> named = new HashMap<>();
    session.query(
        "SELECT name, tbl_name, type FROM sqlite_schema WHERE rootpage > 0",
        row -> named.put(row.text(1), of(row.text(1), row.text(2), row.text(3), pageSize)));
    List<ObjectSpace> objects =
        order.stream()
            .map(name -> named.getOrDefault(name, of(name, name, "", pageSize)))
            .sorted(
                Comparator.comparingLong(ObjectSpace::pages)
                    .reversed()
                    .thenComparing(ObjectSpace::name))
            .toList();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < objects.size(); i++) {
      places.put(objects.get(i).name(), i);
    }
    return new Space(
        file.sizeBytes(),
        file.walBytes(),
        pageSize,
        pages,
        session.number("PRAGMA freelist_count"),
        objects,
        pagesPerStrip,
        strips.stream().map(strip -> most(strip, places)).toList());
  }

  private ObjectSpace of(String name, String table, String type, int pageSize) {
    Counting it = counted.getOrDefault(name, new Counting(-1));
    boolean own = name.startsWith("sqlite_") && !name.startsWith("sqlite_autoindex");
    return new ObjectSpace(
        name,
        table,
        own || type.isEmpty()
            ? ObjectSpace.Type.OWN
            : type.equals("index") ? ObjectSpace.Type.INDEX : ObjectSpace.Type.TABLE,
        it.pages,
        it.pages * pageSize,
        it.entries,
        it.payload,
        it.unused,
        it.jumps,
        it.leaves);
  }

  /// Pages come object by object, and within one in the order of its entries.
  private void count(Row row) {
    String name = row.text(1);
    long page = row.number(2);
    String type = row.text(3);
    if (!counted.containsKey(name)) {
      counted.put(name, new Counting(order.size()));
      order.add(name);
    }
    Counting it = counted.get(name);
    it.pages++;
    it.payload += row.number(5);
    it.unused += row.number(6);
    if (type.equals("leaf")) {
      it.entries += row.number(4);
      it.leaves++;
      it.jumps += it.leaves > 1 && page != it.lastLeaf + 1 ? 1 : 0;
      it.lastLeaf = page;
    } else if (type.equals("internal") && isIndex(name)) {
      it.entries += row.number(4);
    }
    int strip = (int) ((page - 1) / pagesPerStrip);
    if (strip >= 0 && strip < strips.size()) {
      strips.get(strip).merge(it.number, 1, Integer::sum);
    }
    if (++seen % 4096 == 0) {
      long percent = seen * 100 / Math.max(1, pages);
      work.tell(new WorkEvent.Progressed(Step.LOOK, percent, 100, WorkEvent.Unit.PERCENT));
    }
  }

  private final Map<String, Boolean> indexes = new HashMap<>();

  /// The inner pages of an index hold entries too, those of a table only keys.
  private boolean isIndex(String name) {
    return indexes.computeIfAbsent(
        name,
        it ->
            session.number(
                    """
                    SELECT count(*) FROM sqlite_schema AS s WHERE s.name = ?1 AND (s.type = 'index'
                      OR EXISTS (SELECT 1 FROM pragma_table_list AS l
                        WHERE l.schema = 'main' AND l.name = ?1 AND l.wr))
                    """,
                    it)
                > 0);
  }

  private int most(Map<Integer, Integer> strip, Map<String, Integer> places) {
    return strip.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> places.getOrDefault(order.get(most.getKey()), Space.FREE))
        .orElse(Space.FREE);
  }
}
