package dev.switchback.salvage;

import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/// A salvaged file with an older copy attached to it.
final class CombinedFile {
  private final Session session;
  private final List<String> now;
  private final List<String> then;

  private CombinedFile(Session session) {
    this.session = session;
    this.now = tables("main");
    this.then = tables(CombineTable.OLDER);
  }

  /// @param session on the salvaged file, outside of a transaction
  /// @param older a private copy of the backup
  static CombinedFile of(Session session, Path older) {
    session.execute("PRAGMA foreign_keys=0");
    session.execute("PRAGMA trusted_schema=0");
    session.execute("ATTACH ? AS " + CombineTable.OLDER, older.toString());
    return new CombinedFile(session);
  }

  /// Tables whose rows are combined. Of what a full-text index is made of only its content is: the
  /// rest is built again. An R-tree is combined by its entries.
  private List<String> tables(String database) {
    return session.query(
        "SELECT m.name FROM "
            + database
            + ".sqlite_schema AS m JOIN pragma_table_list AS l ON l.schema = ? AND l.name = m.name"
            + " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND (l.type ="
            + " 'table' OR (l.type = 'shadow' AND m.name LIKE '%\\_content' ESCAPE '\\') OR"
            + " (l.type = 'virtual' AND lower(m.sql) LIKE '%using%rtree%')) ORDER BY m.name",
        row -> row.text(1),
        database);
  }

  private static boolean has(List<String> tables, String name) {
    return tables.stream().anyMatch(name::equalsIgnoreCase);
  }

  CombinePlan plan(CombineRequest request, Work work) {
    List<CombinePlan.Table> tables = new ArrayList<>();
    for (String name : now.stream().filter(table -> !request.isAside(table)).toList()) {
      work.cancellation().throwIfRequested("combine");
      tables.add(
          has(then, name)
              ? CombineTable.of(session, name).plan(request.choice(name))
              : alone(name, CombinePlan.Presence.ONLY_SALVAGED, request));
    }
    for (String name : then) {
      if (!has(now, name)) {
        tables.add(alone(name, CombinePlan.Presence.ONLY_BACKUP, request));
      }
    }
    return new CombinePlan(tables);
  }

  private CombinePlan.Table alone(
      String name, CombinePlan.Presence presence, CombineRequest request) {
    boolean salvaged = presence == CombinePlan.Presence.ONLY_SALVAGED;
    long rows =
        session.number(
            "SELECT count(*) FROM "
                + (salvaged ? "main" : CombineTable.OLDER)
                + "."
                + Names.quoted(name));
    return new CombinePlan.Table(
        name,
        presence,
        List.of(),
        0,
        0,
        salvaged ? rows : 0,
        salvaged ? 0 : rows,
        salvaged ? request.choice(name) : choiceForDropped(name, request));
  }

  /// A whole schema that lacks a table says that it was dropped.
  private static CombineRequest.Choice choiceForDropped(String name, CombineRequest request) {
    boolean decided = request.choices().containsKey(name.toLowerCase(java.util.Locale.ROOT));
    return decided || request.schema() == CombineRequest.Schema.DAMAGED
        ? request.choice(name)
        : new CombineRequest.Choice(request.prefer(), CombineRequest.Missing.LEAVE);
  }

  CombineConflict.Page conflicts(String table, long from, int most) {
    return CombineTable.of(session, table).conflicts(from, most);
  }

  /// @param refused rows that a rule refused, by the table that they are kept aside in
  record Outcome(
      CombinePlan plan,
      Map<String, Long> counted,
      Map<String, Long> refused,
      List<SalvageReport.NotMade> notMade) {}

  /// Writes into the salvaged file, in one transaction.
  Outcome write(CombineRequest request, Work work) {
    CombinePlan plan = plan(request, work);
    Map<String, Long> refused = new HashMap<>();
    List<SalvageReport.NotMade> notMade = new ArrayList<>();
    session.execute("BEGIN");
    try (Triggers triggers = Triggers.without(session)) {
      for (CombinePlan.Table table : plan.tables()) {
        work.cancellation().throwIfRequested("combine");
        take(table, refused, notMade);
      }
      notMade.addAll(FullText.rebuild(session));
      triggers.putBack();
    }
    Map<String, Long> counted = new HashMap<>();
    for (CombinePlan.Table table : plan.tables()) {
      if (table.presence() != CombinePlan.Presence.ONLY_BACKUP || table.rows() > 0) {
        counted.put(
            table.name(),
            session.number("SELECT count(*) FROM main." + Names.quoted(table.name())));
      }
    }
    session.execute("COMMIT");
    return new Outcome(plan, counted, refused, notMade);
  }

  private void take(
      CombinePlan.Table plan, Map<String, Long> refused, List<SalvageReport.NotMade> notMade) {
    boolean missing = plan.choice().missing() == CombineRequest.Missing.TAKE;
    switch (plan.presence()) {
      case ONLY_SALVAGED -> {
        // It is there already.
      }
      case ONLY_BACKUP -> {
        if (missing) {
          takeTable(plan.name(), notMade);
        }
      }
      case BOTH -> {
        CombineTable table = CombineTable.of(session, plan.name());
        if (plan.choice().prefer() == CombineRequest.Prefer.BACKUP) {
          keepAside(plan.name(), refused, table::preferBackup);
        }
        if (missing) {
          keepAside(plan.name(), refused, table::takeMissing);
        }
      }
    }
  }

  /// @param taking takes rows, keeps those that a rule refuses in the table that it is given the
  ///     name of, and says how many these are
  private void keepAside(String table, Map<String, Long> refused, ToLongFunction<String> taking) {
    String aside = freeName(table + "_from_backup");
    long count = taking.applyAsLong(aside);
    if (count > 0) {
      refused.put(aside, count);
    }
  }

  private String freeName(String wanted) {
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    taken.addAll(session.query("SELECT name FROM main.sqlite_schema", row -> row.text(1)));
    String name = wanted;
    for (int i = 1; taken.contains(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /// A whole table with its indexes, from the backup.
  private void takeTable(String name, List<SalvageReport.NotMade> notMade) {
    record Made(String type, String name, String sql) {}
    List<Made> objects =
        session.query(
            "SELECT type, name, sql FROM "
                + CombineTable.OLDER
                + ".sqlite_schema WHERE tbl_name = ? AND sql > '' AND type IN ('table', 'index')"
                + " ORDER BY type = 'table' DESC",
            row -> new Made(row.text(1), row.text(2), row.text(3)),
            name);
    for (Made object : objects) {
      try {
        session.execute(object.sql());
        if (object.type().equals("table")) {
          CombineTable.of(session, name).takeMissing(freeName(name + "_from_backup"));
        }
      } catch (SqliteError refused) {
        notMade.add(
            new SalvageReport.NotMade(object.type(), object.name(), refused.result().message()));
      }
    }
  }
}
