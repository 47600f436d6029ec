package dev.switchback.words;

import dev.switchback.backup.Extent;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.compare.Comparison;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.UndoPlan;
import dev.switchback.schema.SchemaChange;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.TableRows;
import java.util.ArrayList;
import java.util.List;

/// What a restore or an undo would do, and what it did.
public final class RestoreWords {
  private final Bundle bundle;
  private final Formats formats;
  private final SchemaWords schemas;
  private final PlanWords plans;
  private final CompareWords rows;
  private final ExtentWords extents;

  RestoreWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
    schemas = new SchemaWords(bundle);
    plans = new PlanWords(bundle, formats);
    rows = new CompareWords(bundle, formats);
    extents = new ExtentWords(bundle, formats);
  }

  /// You get back, you lose, afterwards, way back.
  public Account say(Database database, RestorePlan plan) {
    return plan(plan, new Account.Parts()).under(headline(database, plan));
  }

  private String headline(Database database, RestorePlan plan) {
    boolean isBeside = plan.place() == RestorePlan.Place.BESIDE;
    return switch (plan.extent()) {
      case Extent.Whole _ ->
          bundle.text(isBeside ? "restore.plan.beside" : "restore.plan.inPlace", database.name());
      case Extent.Tables tables ->
          bundle.text("restore.tables.plan", extents.names(tables), database.name());
      case Extent.Point point ->
          bundle.text(
              isBeside ? "restore.point.plan.beside" : "restore.point.plan",
              database.name(),
              point.to().text());
    };
  }

  /// The operation that is undone, whether somebody wrote since, and what the restore would do.
  public Account say(Database database, UndoPlan undo) {
    Account.Parts parts = new Account.Parts();
    parts.add(
        bundle.text("undo.label.since"),
        bundle.text(
            undo.restore()
                .changedSince()
                .map(changed -> changed ? "undo.changed" : "undo.unchanged")
                .orElse("undo.unknown")));
    return plan(undo.restore(), parts)
        .under(
            bundle.text(
                isUndo(undo) ? "undo.headline" : "redo.headline",
                bundle.of("activity.kind.", undo.activity().kind()),
                formats.instant(undo.activity().startedAt()),
                database.name()));
  }

  private static boolean isUndo(UndoPlan plan) {
    return plan.direction() == UndoPlan.Direction.UNDO;
  }

  /// There is nothing to redo.
  public String nothingToRedo(Database database) {
    return bundle.text("redo.none", database.name());
  }

  /// There is nothing to undo.
  public String nothingToUndo(Database database) {
    return bundle.text("undo.none", database.name());
  }

  public Account say(RestoreReport report) {
    String name = formats.name(report.target());
    String at = formats.instant(report.plan().backup().at());
    return report(
        report,
        switch (report.outcome()) {
          case DONE -> done(report, name, at);
          case FAILED_UNCHANGED -> bundle.text("restore.failed", name);
          case FAILED_CHANGED -> bundle.text("restore.failedChanged", name);
          case CANCELLED_UNCHANGED -> bundle.text("restore.cancelled", name);
        });
  }

  private String done(RestoreReport report, String name, String at) {
    return switch (report.plan().extent()) {
      case Extent.Whole _ ->
          bundle.text(
              switch (report.plan().place()) {
                case BESIDE -> "restore.done.beside";
                case IN_PLACE -> "restore.done.inPlace";
              },
              name,
              at);
      case Extent.Tables tables ->
          bundle.text("restore.tables.done", extents.names(tables), name, at);
      case Extent.Point point -> bundle.text("restore.point.done", name, point.to().text());
    };
  }

  /// The report of an undo.
  public Account say(Database database, UndoPlan undo, RestoreReport report) {
    return report.outcome() == RestoreReport.Outcome.DONE
        ? report(
            report,
            bundle.text(
                isUndo(undo) ? "undo.done" : "redo.done",
                database.name(),
                formats.instant(undo.restore().backup().at())))
        : say(report);
  }

  /// What is in the backup and not in the present file.
  public List<String> getBack(RestorePlan plan) {
    List<String> lines = new ArrayList<>();
    plan.rows()
        .ifPresent(compared -> compared.different().forEach(it -> lines.addAll(rows.getBack(it))));
    for (TableRows table : plan.rows().isPresent() ? List.<TableRows>of() : plan.tables()) {
      long more = table.after().orElse(0) - table.before().orElse(0);
      if (table.before().isEmpty() && table.after().isPresent()) {
        lines.add(
            bundle.text(
                "restore.get.table", table.table(), formats.rows(table.after().getAsLong())));
      } else if (more > 0) {
        lines.add(bundle.text("restore.get.rows", table.table(), formats.rows(more)));
      }
    }
    for (SchemaChange change : plan.schema().changes()) {
      switch (change) {
        case SchemaChange.Added(SchemaObject object) when !isTable(object) ->
            lines.add(object("restore.get.object", object));
        case SchemaChange.Changed(SchemaObject _, SchemaObject object, var _) ->
            lines.add(object("restore.changed.object", object));
        case SchemaChange.Added _, SchemaChange.Removed _ -> {}
      }
    }
    return lines.isEmpty()
        ? List.of(
            bundle.text(isExact(plan) ? "restore.get.nothing.compared" : "restore.get.nothing"))
        : lines;
  }

  /// What is in the present file and not in the backup.
  public List<String> lose(RestorePlan plan) {
    if (!plan.currentReadable()) {
      return List.of(bundle.text("restore.unknown"));
    }
    List<String> lines = new ArrayList<>();
    plan.rows()
        .ifPresent(compared -> compared.different().forEach(it -> lines.addAll(rows.lose(it))));
    for (TableRows table : plan.rows().isPresent() ? List.<TableRows>of() : plan.tables()) {
      long fewer = table.before().orElse(0) - table.after().orElse(0);
      if (table.after().isEmpty() && table.before().isPresent()) {
        lines.add(
            bundle.text(
                "restore.lose.table", table.table(), formats.rows(table.before().getAsLong())));
      } else if (fewer > 0) {
        lines.add(bundle.text("restore.lose.rows", table.table(), formats.rows(fewer)));
      }
    }
    if (plan.rows().isEmpty() && !plan.notCounted().isEmpty()) {
      lines.add(
          bundle.counted(
              "restore.notCounted", plan.notCounted().size(), formats.list(plan.notCounted())));
    }
    for (SchemaChange change : plan.schema().changes()) {
      if (change instanceof SchemaChange.Removed(SchemaObject object) && !isTable(object)) {
        lines.add(object("restore.lose.object", object));
      }
    }
    return lines.isEmpty()
        ? List.of(
            bundle.text(isExact(plan) ? "restore.lose.nothing.compared" : "restore.lose.nothing"))
        : lines;
  }

  private static boolean isExact(RestorePlan plan) {
    return plan.rows().filter(Comparison::isExact).isPresent();
  }

  /// Which migrations will be pending again.
  public String afterwards(RestorePlan plan) {
    if (plan.extent() instanceof Extent.Tables) {
      return bundle.text("restore.tables.afterwards");
    }
    List<String> versions = plan.pendingAgain().stream().map(Version::text).toList();
    return versions.isEmpty()
        ? bundle.text("restore.samePending")
        : bundle.counted(
            "restore.pendingAgain", versions.size(), versions.size(), formats.list(versions));
  }

  public String wayBack(RestorePlan plan) {
    return bundle.text(
        switch (plan.place()) {
          case BESIDE -> "restore.wayBack.beside";
          case IN_PLACE ->
              plan.extent() instanceof Extent.Tables
                  ? "restore.tables.wayBack"
                  : "restore.wayBack.inPlace";
        });
  }

  private Account.Parts plan(RestorePlan plan, Account.Parts parts) {
    parts
        .add(bundle.text("restore.label.from"), from(plan))
        .add(bundle.text("restore.label.to"), formats.path(plan.target()));
    if (plan.place() == RestorePlan.Place.IN_PLACE) {
      parts
          .add(bundle.text("restore.label.getBack"), getBack(plan))
          .add(bundle.text("restore.label.lose"), lose(plan));
      if (plan.extent() instanceof Extent.Tables tables) {
        parts.add(bundle.text("restore.label.depends"), extents.depends(tables));
      }
      parts
          .add(bundle.text("restore.label.afterwards"), afterwards(plan))
          .add(bundle.text("restore.label.inUse"), plans.inUse(plan.holders()));
    }
    return parts.add(bundle.text("restore.label.wayBack"), wayBack(plan));
  }

  /// Whence it comes.
  public String from(RestorePlan plan) {
    return switch (plan.extent()) {
      case Extent.Whole _, Extent.Tables _ ->
          bundle.text(
              "restore.plan.backup",
              formats.name(plan.backup().file()),
              formats.instant(plan.backup().at()),
              bundle.of("backup.state.", plan.backup().state()));
      case Extent.Point point -> extents.made(point);
    };
  }

  private Account report(RestoreReport report, String headline) {
    Account.Parts parts = new Account.Parts();
    report
        .failure()
        .ifPresent(
            failure -> {
              Said said = new FailureWords(bundle, formats, new SqliteWords(bundle)).say(failure);
              parts.add(bundle.text("restore.label.why"), said.sentence());
              parts.add(bundle.text("restore.label.do"), said.advice());
            });
    if (!report.rows().isEmpty()) {
      long rows = report.rows().values().stream().mapToLong(Long::longValue).sum();
      parts.add(
          bundle.text("restore.label.rows"),
          bundle.text("backup.rows", formats.rows(rows), formats.tables(report.rows().size())));
    }
    report
        .keptFile()
        .ifPresent(
            kept ->
                parts.add(
                    bundle.text("restore.label.kept"),
                    bundle.text("restore.kept", formats.path(kept))));
    return parts.under(headline);
  }

  private String object(String key, SchemaObject object) {
    return bundle.text(key, schemas.word(object.type()), object.name());
  }

  private static boolean isTable(SchemaObject object) {
    return object.type() == SchemaObject.Type.TABLE;
  }
}
