package dev.switchback.words;

import dev.switchback.backup.Backup;
import dev.switchback.backup.DrillFinding;
import dev.switchback.backup.DrillReport;
import dev.switchback.health.Finding;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.schema.TableRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What a drill found, and how old the newest proof is.
public final class ProofWords {
  private static final int TABLES_SHOWN = 5;

  private final Bundle bundle;
  private final Formats formats;

  ProofWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  public Account say(Database database, DrillReport report) {
    Account.Parts parts = new Account.Parts();
    parts.add(
        bundle.text("proof.label.problem"),
        report.problems().stream().flatMap(finding -> lines(finding).stream()).toList());
    if (report.isProved() && !report.rows().isEmpty()) {
      long rows = report.rows().values().stream().mapToLong(Long::longValue).sum();
      parts.add(
          bundle.text("proof.label.rows"),
          bundle.text("proof.rows", formats.rows(rows), formats.tables(report.rows().size())));
    }
    parts.add(
        bundle.text("proof.label.remark"),
        report.remarks().stream().flatMap(finding -> lines(finding).stream()).toList());
    if (!report.isProved()) {
      parts.add(bundle.text("proof.label.do"), bundle.text("proof.failed.do", database.name()));
    }
    return parts.under(headline(report));
  }

  /// "shop-20261120-0912.db was restored to a temporary file, checked in full and counted, in 3 s."
  public String headline(DrillReport report) {
    return bundle.text(
        report.isProved() ? "proof.headline.good" : "proof.headline.failed",
        formats.name(report.backup().file()),
        formats.duration(report.took()));
  }

  /// What there is to know of it in one line; empty where all is well and nothing was remarked.
  public String detail(DrillReport report) {
    List<DrillFinding> told = report.isProved() ? report.remarks() : report.problems();
    return told.stream()
        .flatMap(finding -> lines(finding).stream())
        .collect(Collectors.joining(" "));
  }

  /// How old the newest proof among `backups` is: "Newest proof: 3 days old, of 20 Nov 09:12."
  public String newest(List<Backup> backups, Instant now) {
    Optional<Backup> newest =
        backups.stream()
            .filter(backup -> backup.state() == Backup.State.PROVED)
            .max(Comparator.comparing(ProofWords::provedAt));
    return newest
        .map(
            backup ->
                bundle.text(
                    "proof.newest",
                    formats.age(Duration.between(provedAt(backup), now)),
                    formats.instant(backup.at())))
        .orElseGet(() -> bundle.text("proof.none"));
  }

  private static Instant provedAt(Backup backup) {
    return backup.care().proof().map(proof -> proof.at()).orElse(Instant.MIN);
  }

  private List<String> lines(DrillFinding finding) {
    CheckWords checks = new CheckWords(bundle, formats);
    return switch (finding) {
      case DrillFinding.FileGone() -> List.of(bundle.text("proof.fileGone"));
      case DrillFinding.BytesDiffer() -> List.of(bundle.text("proof.bytesDiffer"));
      case DrillFinding.NotRestored(var failure) ->
          List.of(
              bundle.text(
                  "proof.notRestored",
                  new FailureWords(bundle, formats, new SqliteWords(bundle))
                      .say(failure)
                      .sentence()));
      case DrillFinding.Damaged(List<Finding> findings) ->
          findings.stream().map(checks::sentence).toList();
      case DrillFinding.RowsDiffer(List<TableRows> tables) ->
          tables.stream().limit(TABLES_SHOWN).map(this::rows).toList();
      case DrillFinding.SchemaDiffers() -> List.of(bundle.text("proof.schemaDiffers"));
      case DrillFinding.LastMigrationDiffers(var recorded, var found) ->
          List.of(bundle.text("proof.lastMigrationDiffers", version(recorded), version(found)));
      case DrillFinding.Remarked(List<Finding> findings) ->
          findings.stream()
              .map(one -> bundle.text("proof.remarked", checks.sentence(one)))
              .toList();
      case DrillFinding.MigrationsUnknown(List<Version> versions) ->
          List.of(
              bundle.counted(
                  "proof.migrationsUnknown",
                  versions.size(),
                  formats.list(versions.stream().limit(TABLES_SHOWN).map(Version::text).toList()),
                  formats.count(versions.size())));
      case DrillFinding.NothingToCompare() -> List.of(bundle.text("proof.nothingToCompare"));
    };
  }

  private String rows(TableRows table) {
    return bundle.text(
        "proof.rowsDiffer", table.table(), count(table.before()), count(table.after()));
  }

  private String count(OptionalLong rows) {
    return rows.isPresent() ? formats.rows(rows.getAsLong()) : bundle.text("proof.noTable");
  }

  private String version(Optional<Version> version) {
    return version.map(Version::text).orElseGet(() -> bundle.text("proof.noMigration"));
  }
}
