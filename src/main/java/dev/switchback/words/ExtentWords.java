package dev.switchback.words;

import dev.switchback.backup.Extent;
import dev.switchback.backup.TablePart;
import dev.switchback.backup.TablesPlanning;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.PointPlanning;
import java.util.ArrayList;
import java.util.List;

/// What of a backup is put back: some tables with what depends on them, or a point of the timeline;
/// and why it isn't.
public final class ExtentWords {
  private final Bundle bundle;
  private final Formats formats;
  private final RefusalWords refusals;
  private final RunWords runs;

  ExtentWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
    refusals = new RefusalWords(bundle, formats);
    runs = new RunWords(bundle, formats);
  }

  /// "the tables orders and items"
  public String names(Extent.Tables tables) {
    return bundle.counted(
        "restore.tables.names", tables.parts().size(), formats.list(tables.names()));
  }

  /// What happens besides to that which depends on the tables.
  public List<String> depends(Extent.Tables tables) {
    List<String> lines = new ArrayList<>();
    tables.parts().forEach(part -> lines.addAll(depends(part, tables)));
    lines.add(bundle.text("restore.tables.others"));
    return lines;
  }

  private List<String> depends(TablePart part, Extent.Tables tables) {
    List<String> lines = new ArrayList<>();
    String table = part.table();
    boolean isNew = part.how() == TablePart.How.MADE_NEW;
    if (isNew) {
      lines.add(bundle.text("restore.tables.new", table));
    }
    if (!part.filled().isEmpty()) {
      lines.add(counted("restore.tables.filled", part.filled(), table));
    }
    if (part.otherwise()) {
      lines.add(bundle.text("restore.tables.otherwise", table));
    }
    if (!part.triggers().isEmpty()) {
      lines.add(
          counted(
              isNew ? "restore.tables.triggersNew" : "restore.tables.triggers",
              part.triggers(),
              table));
    }
    if (!part.indexes().isEmpty()) {
      lines.add(counted("restore.tables.indexes", part.indexes(), table));
    }
    if (!part.views().isEmpty()) {
      lines.add(counted("restore.tables.views", part.views(), table));
    }
    if (!part.refersTo().isEmpty()) {
      lines.add(bundle.text("restore.tables.refersTo", table, formats.list(part.refersTo())));
    }
    List<String> others = part.referredBy().stream().filter(other -> !tables.has(other)).toList();
    if (!others.isEmpty()) {
      lines.add(counted("restore.tables.referredBy", others, table));
    }
    part.sequence()
        .ifPresent(
            number ->
                lines.add(bundle.text("restore.tables.sequence", table, formats.count(number))));
    return lines;
  }

  private String counted(String key, List<String> names, String table) {
    return bundle.counted(key, names.size(), formats.list(names), table);
  }

  /// Why nothing can be put back as long as only these tables are; empty when it can.
  public List<Said> dangling(Extent.Tables tables) {
    return tables.dangling().stream()
        .map(
            it ->
                new Said(
                    bundle.text(
                        "restore.tables.dangling",
                        formats.rows(it.rows()),
                        it.table(),
                        it.parent()),
                    bundle.text(
                        "restore.tables.dangling.do",
                        tables.has(it.table()) ? it.parent() : it.table())))
        .toList();
  }

  public List<Said> say(TablesPlanning.Refused refused) {
    return refused.reasons().stream().map(this::say).toList();
  }

  private Said say(TablesPlanning.Reason reason) {
    return switch (reason) {
      case TablesPlanning.Reason.NotInBackup(String table) ->
          said("restore.tables.notInBackup", table);
      case TablesPlanning.Reason.History(String table) -> said("restore.tables.history", table);
      case TablesPlanning.Reason.Virtual(String table) -> said("restore.tables.virtual", table);
      case TablesPlanning.Reason.ColumnsGone(String table, List<String> columns) ->
          said("restore.tables.columnsGone", table, formats.list(columns));
      case TablesPlanning.Reason.ColumnsNeeded(String table, List<String> columns) ->
          said("restore.tables.columnsNeeded", table, formats.list(columns));
      case TablesPlanning.Reason.OtherKey(String table) -> said("restore.tables.otherKey", table);
      case TablesPlanning.Reason.Encodings() -> said("restore.tables.encodings");
      case TablesPlanning.Reason.Unreadable() -> said("restore.tables.unreadable");
    };
  }

  /// How the point is made.
  public String made(Extent.Point point) {
    List<String> again = point.again().stream().map(Version::text).toList();
    return again.isEmpty()
        ? bundle.text("restore.point.asBackup", point.from(), formats.instant(point.at()))
        : bundle.text(
            "restore.point.again", point.from(), formats.instant(point.at()), formats.list(again));
  }

  /// "shop can't be taken back to 0007."
  public String refused(Database database, PointPlanning.Refused refused) {
    return bundle.text("restore.point.refused", database.name(), refused.to().text());
  }

  public String refusedTables(Database database) {
    return bundle.text("restore.tables.refused", database.name());
  }

  public List<Said> say(Database database, PointPlanning.Refused refused) {
    String to = refused.to().text();
    List<Said> said = new ArrayList<>();
    for (PointPlanning.Reason reason : refused.reasons()) {
      switch (reason) {
        case PointPlanning.Reason.Unknown() ->
            said.add(said("restore.point.unknown", to, database.name()));
        case PointPlanning.Reason.NotApplied() ->
            said.add(said("restore.point.notApplied", to, database.name()));
        case PointPlanning.Reason.NoBackup(int later) ->
            said.add(
                said(
                    later == 0 ? "restore.point.noBackup" : "restore.point.noBackup.later",
                    to,
                    formats.count(later)));
        case PointPlanning.Reason.NotAgain(Version version, PointPlanning.Why why) ->
            said.add(said("restore.point.not." + Bundle.camelCase(why), version.text()));
        case PointPlanning.Reason.Failed(var report) -> {
          said.add(new Said(runs.failed(report), bundle.text("restore.point.failed.do")));
          report
              .failure()
              .ifPresent(
                  failure ->
                      said.add(runs.say(failure, allowance -> bundle.of("allowance.", allowance))));
        }
        case PointPlanning.Reason.NotPlanned(var refusal) ->
            refusal.reasons().stream().map(refusals::say).forEach(said::add);
        case PointPlanning.Reason.OtherPoint() -> said.add(said("restore.point.other", to));
      }
    }
    return said;
  }

  private Said said(String key, Object... facts) {
    return new Said(bundle.text(key, facts), bundle.text(key + ".do", facts));
  }
}
