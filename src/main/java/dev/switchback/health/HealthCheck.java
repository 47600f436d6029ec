package dev.switchback.health;

import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.DatabaseTooNew;
import dev.switchback.failure.Failure;
import dev.switchback.failure.NotADatabase;
import dev.switchback.schema.Names;
import dev.switchback.schema.RowCounts;
import dev.switchback.sqlite.Row;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Asks SQLite whether a file is whole, and understands its answers.
public final class HealthCheck {
  /// SQLite stops after so many messages unless told otherwise (sqlite.org/pragma.html).
  private static final int LIMIT = 1000;

  private static final int ORIGINALS_KEPT = 20;

  private final Clock clock;

  public HealthCheck(Clock clock) {
    this.clock = clock;
  }

  /// Checks the file that `open` gives a session for. Writes nothing.
  ///
  /// A file so damaged that it can't be opened gives a report too, with that verdict.
  ///
  /// @throws Failure when the check couldn't be carried out: a lock, no permission, cancelled
  public CheckReport check(Supplier<Session> open, CheckKind kind, Work work) {
    Instant begun = clock.instant();
    try (Session session = open.get()) {
      return check(session, kind, work);
    } catch (NotADatabase unreadable) {
      return unreadable(kind, begun, Finding.Kind.NOT_READABLE, "file is not a database");
    } catch (DatabaseTooNew tooNew) {
      return unreadable(kind, begun, Finding.Kind.NOT_READABLE, tooNew.result().message());
    } catch (DatabaseDamaged damaged) {
      return unreadable(kind, begun, Finding.Kind.STRUCTURE_BROKEN, damaged.result().toString());
    }
  }

  /// Checks through a session that is open already.
  public CheckReport check(Session session, CheckKind kind, Work work) {
    Instant begun = clock.instant();
    session.stopOn(work.cancellation());
    Step step = kind == CheckKind.QUICK ? Step.QUICK_CHECK : Step.INTEGRITY_CHECK;
    if (kind == CheckKind.FOREIGN_KEYS) {
      step = Step.CHECK_FOREIGN_KEYS;
    }
    work.started(step, "");
    try {
      Findings findings =
          kind == CheckKind.FOREIGN_KEYS ? foreignKeys(session) : structure(session, kind);
      work.finished(step, "", "");
      return report(kind, findings, begun);
    } catch (SqliteError e) {
      Failure failure = session.failure("check", e);
      if (failure instanceof DatabaseDamaged) {
        return unreadable(kind, begun, Finding.Kind.STRUCTURE_BROKEN, e.result().toString());
      }
      if (failure instanceof NotADatabase) {
        return unreadable(kind, begun, Finding.Kind.NOT_READABLE, e.result().message());
      }
      throw failure;
    }
  }

  private CheckReport report(CheckKind kind, Findings findings, Instant begun) {
    List<Finding> sorted =
        findings.all.stream()
            .sorted(Comparator.comparing((Finding f) -> f.kind().verdict()).reversed())
            .toList();
    Verdict verdict = Verdict.HEALTHY;
    for (Finding finding : sorted) {
      verdict = verdict.or(finding.kind().verdict());
    }
    return new CheckReport(
        kind,
        verdict,
        sorted,
        findings.limited,
        notChecked(kind),
        begun,
        Duration.between(begun, clock.instant()));
  }

  private CheckReport unreadable(CheckKind kind, Instant begun, Finding.Kind what, String message) {
    Finding finding =
        new Finding(
            what, Optional.empty(), Optional.empty(), OptionalLong.empty(), 1, List.of(message));
    return report(kind, new Findings(List.of(finding), false), begun);
  }

  private static List<String> notChecked(CheckKind kind) {
    return switch (kind) {
      case QUICK -> List.of("indexContent", "foreignKeys", "values");
      case INTEGRITY -> List.of("foreignKeys", "values");
      case FOREIGN_KEYS -> List.of("structure", "values");
    };
  }

  private record Findings(List<Finding> all, boolean limited) {}

  private static Findings structure(Session session, CheckKind kind) {
    String pragma = kind == CheckKind.QUICK ? "quick_check" : "integrity_check";
    Answers answers;
    List<Finding> notChecked = new ArrayList<>();
    try {
      answers = answers(session, "PRAGMA " + pragma + "(" + LIMIT + ")");
    } catch (SqliteError e) {
      if (e.result().primaryCode() != 1) {
        throw e;
      }
      answers = answersByTable(session, pragma, notChecked);
    }
    Map<Long, IntegrityMessage.Owner> owners = owners(session);
    Map<List<Object>, Group> groups = new LinkedHashMap<>();
    for (String line : answers.lines) {
      IntegrityMessage message = IntegrityMessage.of(line, owners);
      List<Object> key = List.of(message.kind(), message.table(), message.index());
      groups.computeIfAbsent(key, k -> new Group(message)).add(line);
    }
    List<Finding> all = new ArrayList<>(notChecked);
    groups.values().forEach(group -> all.add(group.finding()));
    return new Findings(all, answers.cutShort || answers.lines.size() >= LIMIT);
  }

  private record Answers(List<String> lines, boolean cutShort) {}

  /// The check tells of damaged pages first, and may then stumble over one of them while it
  /// compares rows (measured): what it has told by then counts.
  private static Answers answers(Session session, String pragma) {
    List<String> lines = new ArrayList<>();
    try {
      session.query(pragma, row -> lines.addAll(messages(row.text(1))));
      return new Answers(lines, false);
    } catch (SqliteError e) {
      boolean stumbled = e.result().primaryCode() == 11 && !lines.isEmpty();
      if (!stumbled) {
        throw e;
      }
      return new Answers(lines, true);
    }
  }

  private static List<String> messages(String answer) {
    return answer
        .lines()
        .filter(
            line -> !line.startsWith("*** in database") && !line.isBlank() && !line.equals("ok"))
        .toList();
  }

  /// One collation that only the application has makes SQLite refuse the check of the whole file;
  /// table by table it refuses only where it is needed (measured).
  private static Answers answersByTable(Session session, String pragma, List<Finding> notChecked) {
    List<String> lines = new ArrayList<>();
    boolean cutShort = false;
    for (String table : RowCounts.tables(session)) {
      try {
        Answers answers = answers(session, "PRAGMA " + pragma + "(" + Names.quoted(table) + ")");
        lines.addAll(answers.lines);
        cutShort |= answers.cutShort;
      } catch (SqliteError e) {
        if (e.result().primaryCode() != 1) {
          throw e;
        }
        notChecked.add(
            new Finding(
                Finding.Kind.NOT_CHECKABLE,
                Optional.of(table),
                Optional.empty(),
                OptionalLong.empty(),
                1,
                List.of(e.result().message())));
      }
    }
    return new Answers(lines, cutShort);
  }

  private static Map<Long, IntegrityMessage.Owner> owners(Session session) {
    Map<Long, IntegrityMessage.Owner> owners = new HashMap<>();
    try {
      session.query(
          "SELECT rootpage, type, name, tbl_name FROM sqlite_schema WHERE rootpage > 0",
          row -> owners.put(row.number(1), owner(row)));
    } catch (SqliteError | IllegalStateException schemaUnreadable) {
      // Then the findings carry page numbers only.
    }
    return owners;
  }

  private static IntegrityMessage.Owner owner(Row row) {
    return row.text(2).equals("index")
        ? new IntegrityMessage.Owner(row.text(4), Optional.of(row.text(3)))
        : new IntegrityMessage.Owner(row.text(3), Optional.empty());
  }

  private static Findings foreignKeys(Session session) {
    ForeignKeys.Result result = ForeignKeys.check(session);
    List<Finding> all = new ArrayList<>();
    for (ForeignKeys.Mismatch mismatch : result.mismatches()) {
      all.add(
          new Finding(
              mismatch.isCertain() ? Finding.Kind.FOREIGN_KEY_MISMATCH : Finding.Kind.NOT_CHECKABLE,
              Optional.of(mismatch.table()),
              Optional.empty(),
              OptionalLong.empty(),
              1,
              List.of(mismatch.message())));
    }
    for (ForeignKeys.Broken broken : result.broken()) {
      all.add(
          new Finding(
              Finding.Kind.FOREIGN_KEY_BROKEN,
              Optional.of(broken.table()),
              Optional.empty(),
              OptionalLong.empty(),
              broken.rows(),
              List.of(broken.table() + " row " + broken.example() + " -> " + broken.parent())));
    }
    return new Findings(all, false);
  }

  private static final class Group {
    private final IntegrityMessage first;
    private final List<String> originals = new ArrayList<>();
    private long count;

    Group(IntegrityMessage first) {
      this.first = first;
    }

    void add(String line) {
      count++;
      if (originals.size() < ORIGINALS_KEPT) {
        originals.add(line);
      }
    }

    Finding finding() {
      return new Finding(
          first.kind(), first.table(), first.index(), first.page(), count, originals);
    }
  }
}
