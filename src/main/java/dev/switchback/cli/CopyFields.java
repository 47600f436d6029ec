package dev.switchback.cli;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.Care;
import dev.switchback.backup.DrillReport;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Finding;
import dev.switchback.registry.Database;
import dev.switchback.words.Words;

/// The fields of backups, restores and checks.
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
        .put("findings", report.findings().stream().map(this::finding).toList())
        .put("sameDisk", report.sameDisk());
  }

  Fields restore(Database database, RestorePlan plan) {
    return new Fields()
        .put("database", database.name())
        .put(
            "plan",
            new Fields()
                .put("backup", backup(plan.backup()))
                .put("place", plan.place())
                .put("target", plan.target())
                .put("getBack", words.restores().getBack(plan))
                .put("lose", words.restores().lose(plan))
                .put("pendingAgain", plan.pendingAgain())
                .put("holders", StatusFields.holders(plan.holders()))
                .put("currentReadable", plan.currentReadable())
                .put("changedSince", plan.changedSince())
                .put("tables", plan.rows().map(new CompareFields(words)::tables)));
  }

  Fields restore(Database database, RestoreReport report, String message) {
    return new Fields()
        .put("database", database.name())
        .put(
            "report",
            new Fields()
                .put("outcome", report.outcome())
                .put("message", message)
                .put("place", report.plan().place())
                .put("target", report.target())
                .put("backup", backup(report.plan().backup()))
                .put("keptAside", report.keptAside().map(CopyFields::backup))
                .put("keptFile", report.keptFile())
                .put("rows", report.rows())
                .put("failure", report.failure().map(new ReportFields(words)::failure))
                .put("tookMillis", report.took())
                .put("activity", report.activityId()));
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
                .put("findings", report.findings().stream().map(this::finding).toList())
                .put("limited", report.limited())
                .put("notChecked", words.checks().notChecked(report))
                .put("at", report.at())
                .put("tookMillis", report.took()));
  }

  private Fields finding(Finding finding) {
    return new Fields()
        .put("kind", finding.kind())
        .put("message", words.checks().sentence(finding))
        .put("meaning", words.checks().meaning(finding))
        .put("cure", words.checks().cure(finding))
        .put("table", finding.table())
        .put("index", finding.index())
        .put("page", finding.page())
        .put("count", finding.count())
        .put("sqliteMessages", finding.originals());
  }
}
