package dev.switchback.health;

import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.DatabaseTooNew;
import dev.switchback.failure.Failure;
import dev.switchback.failure.NotADatabase;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Asks SQLite whether a file is whole, and understands its answers.
public final class HealthCheck {
  private final Clock clock;
  private final Effort known;

  public HealthCheck(Clock clock) {
    this(clock, Effort.UNKNOWN);
  }

  /// @param known what an earlier check of this kind and file took: it tells how far this one is
  public HealthCheck(Clock clock, Effort known) {
    this.clock = clock;
    this.known = known;
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
    Step step = step(kind);
    long bytes = session.file().totalBytes();
    Looks looks = Looks.at(session, step, known.expectedSteps(bytes), work);
    work.started(step, "");
    try {
      Findings findings = findings(session, kind);
      work.finished(step, "", "");
      Duration took = Duration.between(begun, clock.instant());
      return report(kind, findings, begun, new Effort(bytes, looks.steps(), took));
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

  private static Step step(CheckKind kind) {
    return switch (kind) {
      case QUICK -> Step.QUICK_CHECK;
      case INTEGRITY -> Step.INTEGRITY_CHECK;
      case FOREIGN_KEYS -> Step.CHECK_FOREIGN_KEYS;
      case RULES -> Step.CHECK_RULES;
    };
  }

  private static Findings findings(Session session, CheckKind kind) {
    return switch (kind) {
      case QUICK, INTEGRITY -> new StructureCheck(session, kind).carryOut();
      case FOREIGN_KEYS -> foreignKeys(session);
      case RULES -> new RulesCheck(session).carryOut();
    };
  }

  private CheckReport report(CheckKind kind, Findings findings, Instant begun, Effort effort) {
    List<Finding> sorted =
        findings.all().stream()
            .sorted(Comparator.comparing((Finding f) -> f.kind().verdict()).reversed())
            .toList();
    Verdict verdict = Verdict.HEALTHY;
    for (Finding finding : sorted) {
      verdict = verdict.or(finding.kind().verdict());
    }
    List<String> notChecked = new ArrayList<>(notChecked(kind));
    notChecked.addAll(findings.notChecked());
    return new CheckReport(
        kind,
        verdict,
        sorted,
        findings.limited(),
        notChecked,
        begun,
        Duration.between(begun, clock.instant()),
        effort);
  }

  private CheckReport unreadable(CheckKind kind, Instant begun, Finding.Kind what, String message) {
    Finding finding =
        new Finding(
            what, Optional.empty(), Optional.empty(), OptionalLong.empty(), 1, List.of(message));
    return report(kind, Findings.of(List.of(finding)), begun, Effort.UNKNOWN);
  }

  private static List<String> notChecked(CheckKind kind) {
    return switch (kind) {
      case QUICK -> List.of("indexContent", "foreignKeys", "values");
      case INTEGRITY -> List.of("foreignKeys", "values");
      case FOREIGN_KEYS, RULES -> List.of("structure", "values");
    };
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
              Optional.empty(),
              broken.rows(),
              broken.rowids().stream().sorted().limit(5).toList(),
              List.of(broken.table() + " row " + broken.example() + " -> " + broken.parent())));
    }
    return Findings.of(all);
  }
}
