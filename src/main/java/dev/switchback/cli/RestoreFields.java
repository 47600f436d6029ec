package dev.switchback.cli;

import dev.switchback.backup.Extent;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.backup.TablePart;
import dev.switchback.backup.TablesPlanning;
import dev.switchback.registry.Database;
import dev.switchback.registry.PointPlanning;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Optional;

/// The fields of restores.
final class RestoreFields {
  private final Words words;

  RestoreFields(Words words) {
    this.words = words;
  }

  Fields plan(Database database, RestorePlan plan) {
    return new Fields()
        .put("database", database.name())
        .put(
            "plan",
            new Fields()
                .put("backup", backup(plan))
                .put("place", plan.place())
                .put("target", plan.target())
                .put("put", puts(plan.extent()))
                .put("to", to(plan.extent()))
                .put("getBack", words.restores().getBack(plan))
                .put("lose", words.restores().lose(plan))
                .put("pendingAgain", plan.pendingAgain())
                .put("holders", StatusFields.holders(plan.holders()))
                .put("currentReadable", plan.currentReadable())
                .put("changedSince", plan.changedSince())
                .put("tables", plan.rows().map(new CompareFields(words)::tables)));
  }

  /// Null for a point of the timeline: what is put back was made of a backup and is gone
  /// afterwards.
  private static Optional<Fields> backup(RestorePlan plan) {
    return plan.extent() instanceof Extent.Point
        ? Optional.empty()
        : Optional.of(CopyFields.backup(plan.backup()));
  }

  /// The tables that are put back; null for the whole file.
  private static Optional<List<Fields>> puts(Extent extent) {
    return switch (extent) {
      case Extent.Whole _, Extent.Point _ -> Optional.empty();
      case Extent.Tables tables ->
          Optional.of(tables.parts().stream().map(RestoreFields::part).toList());
    };
  }

  private static Fields part(TablePart part) {
    return new Fields()
        .put("table", part.table())
        .put("how", part.how())
        .put("filledColumns", part.filled())
        .put("triggers", part.triggers())
        .put("indexes", part.indexes())
        .put("views", part.views())
        .put("refersTo", part.refersTo())
        .put("referredBy", part.referredBy())
        .put("sequence", part.sequence());
  }

  /// The point of the timeline; null where it isn't one.
  private static Optional<Fields> to(Extent extent) {
    return switch (extent) {
      case Extent.Whole _, Extent.Tables _ -> Optional.empty();
      case Extent.Point point ->
          Optional.of(
              new Fields()
                  .put("version", point.to())
                  .put("from", point.from())
                  .put("fromAt", point.at())
                  .put("runAgain", point.again()));
    };
  }

  Fields report(Database database, RestoreReport report, String message) {
    return new Fields()
        .put("database", database.name())
        .put(
            "report",
            new Fields()
                .put("outcome", report.outcome())
                .put("message", message)
                .put("place", report.plan().place())
                .put("target", report.target())
                .put("backup", backup(report.plan()))
                .put("keptAside", report.keptAside().map(CopyFields::backup))
                .put("keptFile", report.keptFile())
                .put("rows", report.rows())
                .put("failure", report.failure().map(new ReportFields(words)::failure))
                .put("tookMillis", report.took())
                .put("activity", report.activityId()));
  }

  static String kind(TablesPlanning.Reason reason) {
    return switch (reason) {
      case TablesPlanning.Reason.NotInBackup _ -> "not-in-backup";
      case TablesPlanning.Reason.History _ -> "history";
      case TablesPlanning.Reason.Virtual _ -> "virtual";
      case TablesPlanning.Reason.ColumnsGone _ -> "columns-gone";
      case TablesPlanning.Reason.ColumnsNeeded _ -> "columns-needed";
      case TablesPlanning.Reason.OtherKey _ -> "other-key";
      case TablesPlanning.Reason.Encodings _ -> "encodings";
      case TablesPlanning.Reason.Unreadable _ -> "unreadable";
    };
  }

  /// All reasons of one refusal are of one kind.
  static String kind(PointPlanning.Refused refused) {
    return switch (refused.reasons().getFirst()) {
      case PointPlanning.Reason.Unknown _ -> "unknown-target";
      case PointPlanning.Reason.NotApplied _ -> "not-applied";
      case PointPlanning.Reason.NoBackup _ -> "no-backup";
      case PointPlanning.Reason.NotAgain _ -> "not-again";
      case PointPlanning.Reason.Failed _ -> "failed-on-copy";
      case PointPlanning.Reason.NotPlanned _ -> "not-planned";
      case PointPlanning.Reason.OtherPoint _ -> "other-point";
    };
  }

  static Fields refusal(Database database, String message, List<String> kinds, List<Said> reasons) {
    List<Fields> said = new java.util.ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      said.add(
          new Fields()
              .put("kind", kinds.get(i))
              .put("message", reasons.get(i).sentence())
              .put("advice", reasons.get(i).advice()));
    }
    return new Fields()
        .put("database", database.name())
        .put("refusal", new Fields().put("message", message).put("reasons", said));
  }
}
