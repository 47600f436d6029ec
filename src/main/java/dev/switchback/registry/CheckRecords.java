package dev.switchback.registry;

import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckRecord;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finished checks, in the catalogue.
public final class CheckRecords {
  private final Catalogue catalogue;

  public CheckRecords(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  public void add(Path file, CheckReport report) {
    catalogue.write(
        session ->
            session.execute(
                "INSERT INTO finished_check (file, kind, verdict, findings, at) VALUES (?, ?, ?, ?,"
                    + " ?)",
                file.toString(),
                report.kind().name(),
                report.verdict().name(),
                report.findings().size(),
                report.at().toString()));
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
