package dev.switchback.registry;

import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckRecord;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Effort;
import dev.switchback.health.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finished checks, in the catalogue.
public final class CheckRecords {
  /// A smaller file says little about the pace.
  private static final long PACE_BYTES = 1_000_000;

  private static final int LOOK_BACK = 200;

  private final Catalogue catalogue;

  public CheckRecords(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  public void add(Path file, CheckReport report) {
    catalogue.write(
        session ->
            session.execute(
                "INSERT INTO finished_check (file, kind, verdict, findings, at, size_bytes, steps,"
                    + " took_millis) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                file.toString(),
                report.kind().name(),
                report.verdict().name(),
                report.findings().size(),
                report.at().toString(),
                report.effort().bytes(),
                report.effort().steps(),
                report.effort().took().toMillis()));
  }

  /// What the newest check of this kind took that was counted. For a file that was never checked
  /// so, what the largest other file took: its pace, not its steps.
  public Effort effort(Path file, CheckKind kind) {
    Effort own = own(file, kind);
    return own.isKnown()
        ? own
        : catalogue.read(
            session ->
                session
                    .first(
                        """
                        SELECT size_bytes, took_millis FROM finished_check
                        WHERE kind = ? AND steps > 0 AND size_bytes >= ? AND took_millis > 0
                        ORDER BY size_bytes DESC, id DESC LIMIT 1
                        """,
                        row -> new Effort(row.number(1), 0, Duration.ofMillis(row.number(2))),
                        kind.name(),
                        PACE_BYTES)
                    .orElse(Effort.UNKNOWN));
  }

  private Effort own(Path file, CheckKind kind) {
    return catalogue.read(
        session ->
            session
                .first(
                    """
                    SELECT size_bytes, steps, took_millis FROM finished_check
                    WHERE file = ? AND kind = ? AND steps > 0 ORDER BY id DESC LIMIT 1
                    """,
                    row ->
                        new Effort(row.number(1), row.number(2), Duration.ofMillis(row.number(3))),
                    file.toString(),
                    kind.name())
                .orElse(Effort.UNKNOWN));
  }

  /// Newest first.
  public List<CheckRecord> of(Path file, int limit) {
    return catalogue.read(
        session ->
            session.query(
                """
                SELECT kind, verdict, findings, at FROM finished_check
                WHERE file = ? ORDER BY id DESC LIMIT ?
                """,
                row ->
                    new CheckRecord(
                        CheckKind.valueOf(row.text(1)),
                        Verdict.valueOf(row.text(2)),
                        (int) row.number(3),
                        row.instant(4)),
                file.toString(),
                limit));
  }

  /// The newest one of this kind.
  public Optional<CheckRecord> newest(Path file, CheckKind kind) {
    return of(file, LOOK_BACK).stream().filter(it -> it.kind() == kind).findFirst();
  }

  /// The newest one that still says something: the file may have been replaced by a backup since.
  public Optional<CheckRecord> newest(Path file) {
    Optional<String> replacedAt =
        catalogue.read(
            session ->
                session
                    .first(
                        """
                        SELECT max(ended_at) FROM activity
                        WHERE file = ? AND kind IN ('RESTORE', 'UNDO') AND outcome = 'DONE'
                          AND stamp_after IS NOT NULL
                        """,
                        row -> row.textOrNone(1),
                        file.toString())
                    .flatMap(at -> at));
    return of(file, 1).stream()
        .filter(
            check -> replacedAt.map(Instant::parse).filter(at -> at.isAfter(check.at())).isEmpty())
        .findFirst();
  }
}
