package dev.switchback.cli;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.Care;
import dev.switchback.backup.DrillReport;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Finding;
import dev.switchback.registry.Database;
import dev.switchback.words.CheckWords;
import dev.switchback.words.Words;

/// The fields of backups and checks.
final class CopyFields {
  private final Words words;

  CopyFields(Words words) {
    this.words = words;
  }

  static Fields backup(Backup backup) {
    return new Fields()
        .put("id", backup.id())
        .put("file", backup.file())
        .put("of", backup.database())
        .put("at", backup.at())
        .put("sizeBytes", backup.sizeBytes())
        .put("reason", backup.reason())
        .put("subject", backup.subject())
        .put("state", backup.state())
        .put("sha256", backup.sha256())
        .put("lastMigration", backup.lastMigration())
        .put("detail", backup.detail())
        .put("pinned", backup.care().pinned())
        .put("note", backup.care().note())
        .put("packing", backup.care().packing())
        .put("storedBytes", backup.storedBytes())
        .put("storedPercent", backup.storedPercent())
        .put("provedAt", backup.care().proof().map(Care.Proof::at))
        .put("proof", backup.care().proof().map(Care.Proof::detail))
        .put("secondCopy", backup.care().second().map(CopyFields::second));
  }

  private static Fields second(Care.SecondCopy copy) {
    return new Fields().put("file", copy.file()).put("at", copy.at()).put("detail", copy.detail());
  }

  Fields proof(Database database, DrillReport report, String message) {
    return new Fields()
        .put("database", database.name())
        .put("backup", backup(report.backup()))
        .put("isProved", report.isProved())
        .put("message", message)
        .put("rows", report.rows())
        .put("at", report.at())
        .put("tookMillis", report.took());
  }

  Fields backup(Database database, BackupReport report) {
    return new Fields()
        .put("database", database.name())
        .put("backup", backup(report.backup()))
        .put("copiedMillis", report.copied())
        .put("verifiedMillis", report.verified())
        .put("restarts", report.restarts())
        .put("rows", report.rows())
        .put(
            "findings",
            report.findings().stream().map(finding -> finding(database, finding)).toList())
        .put("sameDisk", report.sameDisk());
  }

  Fields check(Database database, CheckReport report) {
    return new Fields()
        .put("database", database.name())
        .put(
            "check",
            new Fields()
                .put("kind", report.kind())
                .put("verdict", report.verdict())
                .put("message", words.checks().headline(database, report))
                .put(
                    "findings",
                    report.findings().stream().map(finding -> finding(database, finding)).toList())
                .put("limited", report.limited())
                .put("notChecked", words.checks().notChecked(report))
                .put("at", report.at())
                .put("tookMillis", report.took()));
  }

  private static Fields cure(CheckWords.Remedy remedy) {
    return new Fields().put("kind", remedy.cure()).put("command", remedy.command());
  }

  private Fields finding(Database database, Finding finding) {
    return new Fields()
        .put("kind", finding.kind())
        .put("message", words.checks().sentence(finding))
        .put("meaning", words.checks().meaning(finding))
        .put("cure", words.checks().cure(finding))
        .put(
            "cures",
            words.checks().remedies(database, finding).stream().map(CopyFields::cure).toList())
        .put("table", finding.table())
        .put("index", finding.index())
        .put("page", finding.page())
        .put("rule", finding.rule())
        .put("rows", finding.rows())
        .put("count", finding.count())
        .put("sqliteMessages", finding.originals());
  }
}
