package dev.switchback.cli;

import dev.switchback.failure.Holder;
import dev.switchback.health.CheckRecord;
import dev.switchback.history.FoundHistory;
import dev.switchback.history.Leftover;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.TimelineRow;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Protection;
import dev.switchback.words.Words;
import java.util.List;

/// The fields of databases, their state and their migrations.
final class StatusFields {
  private final Words words;

  StatusFields(Words words) {
    this.words = words;
  }

  static Fields database(Database database) {
    return new Fields()
        .put("name", database.name())
        .put("file", database.file())
        .put("migrationsFolder", database.source())
        .put("environment", database.environment())
        .put("protected", database.protection() == Protection.PROTECTED);
  }

  /// One line of a list.
  Fields brief(DatabaseStatus status) {
    return database(status.database())
        .put("state", status.state())
        .put("pending", status.pendingCount())
        .put("checkedAt", status.lastCheck().map(CheckRecord::at))
        .put("failure", status.failure().map(new ReportFields(words)::failure));
  }

  /// Everything a look found.
  Fields whole(DatabaseStatus status) {
    return brief(status)
        .put("sizeBytes", status.facts().sizeBytes())
        .put("walBytes", status.facts().walBytes())
        .put("modifiedAt", status.facts().modifiedAt())
        .put("journalMode", status.facts().journalMode())
        .put("reading", status.facts().reading())
        .put("writable", status.facts().writable())
        .put("linkedTo", status.linkedTo())
        .put("layout", status.layoutReason())
        .put("otherHistories", status.otherHistories().stream().map(FoundHistory::table).toList())
        .put("leftovers", status.leftovers().stream().map(StatusFields::leftover).toList())
        .put("holders", holders(status.holders()))
        .put(
            "lastCheck",
            status
                .lastCheck()
                .map(
                    check ->
                        new Fields()
                            .put("kind", check.kind())
                            .put("verdict", check.verdict())
                            .put("findings", check.findings())
                            .put("at", check.at())))
        .put("lastBackup", status.lastBackup().map(CopyFields::backup))
        .put("migrations", status.timeline().rows().stream().map(StatusFields::row).toList())
        .put(
            "blockages",
            status.timeline().blockages().stream().map(UnblockCommand::fields).toList())
        .put("problems", status.timeline().problems().stream().map(this::problem).toList());
  }

  static Fields row(TimelineRow row) {
    return new Fields()
        .put("version", row.version())
        .put("description", row.description())
        .put("state", row.state())
        .put("removesData", row.destructive())
        .put("edit", row.edit())
        .put("toolVerdict", row.verdict())
        .put("reversible", row.down().isPresent())
        .put("at", row.entry().flatMap(HistoryEntry::at))
        .put("tookMillis", row.entry().flatMap(HistoryEntry::took))
        .put("by", row.entry().map(HistoryEntry::by));
  }

  static Fields text(MigrationText text) {
    return new Fields()
        .put("file", text.file())
        .put("firstLine", text.firstLine())
        .put("sql", text.sql());
  }

  static Fields event(HistoryEntry entry) {
    return new Fields()
        .put("event", entry.event())
        .put("at", entry.at())
        .put("tookMillis", entry.took())
        .put("by", entry.by())
        .put("program", entry.program())
        .put("checksum", entry.checksum().map(Checksum::value))
        .put("checksumAlgorithm", entry.checksum().map(Checksum::algorithm))
        .put("detail", entry.detail());
  }

  private static Fields leftover(Leftover leftover) {
    return new Fields()
        .put("table", leftover.table())
        .put("tools", leftover.tools())
        .put("original", leftover.original())
        .put("presence", leftover.presence())
        .put("rows", leftover.rows())
        .put("originalRows", leftover.originalRows());
  }

  static List<Fields> holders(List<Holder> holders) {
    return holders.stream()
        .map(
            holder ->
                new Fields().put("processId", holder.processId()).put("program", holder.program()))
        .toList();
  }

  private Fields problem(SourceProblem problem) {
    return new Fields()
        .put("file", problem.file())
        .put("line", problem.line())
        .put("kind", problem.kind())
        .put("message", words.refusals().say(problem));
  }
}
