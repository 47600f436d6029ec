package dev.switchback.words;

import dev.switchback.failure.Failure;
import dev.switchback.migration.Tool;
import dev.switchback.registry.DatabaseInfo;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.schema.Feature;
import dev.switchback.schema.Inside;
import dev.switchback.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/// All that can be said about one database.
public final class InfoWords {
  private static final int ANY_VERSION = 3_000_000;

  private final Bundle bundle;
  private final Formats formats;
  private final Words words;

  InfoWords(Bundle bundle, Formats formats, Words words) {
    this.bundle = bundle;
    this.formats = formats;
    this.words = words;
  }

  /// A version of SQLite from its number: 3037000 is 3.37.0.
  public static String version(int number) {
    return number / 1_000_000 + "." + number / 1000 % 1000 + "." + number % 1000;
  }

  public Account say(DatabaseInfo info) {
    DatabaseStatus status = info.status();
    Account.Parts parts = new Account.Parts();
    parts.add(bundle.text("info.label.file"), formats.path(status.database().file()));
    status.failure().ifPresent(failure -> parts.add(bundle.text("info.label.why"), why(failure)));
    if (status.facts().modifiedAt().isPresent()) {
      parts.add(bundle.text("info.label.size"), size(info));
    }
    info.inside()
        .ifPresent(inside -> parts.add(bundle.text("info.label.header"), header(status, inside)));
    parts.add(bundle.text("info.label.sqlite"), sqlite(info));
    info.inside()
        .ifPresent(
            inside -> {
              parts.add(bundle.text("info.label.features"), features(inside));
              parts.add(bundle.text("info.label.objects"), objects(inside));
              parts.add(bundle.text("info.label.tables"), tables(inside));
            });
    parts.add(bundle.text("info.label.history"), history(status));
    if (status.database().source().isPresent()) {
      parts.add(
          bundle.text("info.label.migrations"),
          bundle.text(
              "info.migrations",
              formats.count(status.timeline().applied().size()),
              formats.count(status.pendingCount())));
    }
    if (!status.holders().isEmpty()) {
      parts.add(bundle.text("info.label.inUse"), words.plans().inUse(status.holders()));
    }
    return parts.under(bundle.text("info.headline", status.database().name(), words.word(status)));
  }

  private List<String> why(Failure failure) {
    Said said = words.failures().say(failure);
    return List.of(said.sentence(), said.advice());
  }

  private List<String> size(DatabaseInfo info) {
    DatabaseStatus status = info.status();
    List<String> lines = new ArrayList<>();
    String main = formats.size(status.facts().sizeBytes());
    int page = status.facts().pageSizeBytes();
    lines.add(
        info.inside()
            .map(
                inside ->
                    bundle.text(
                        "info.size", main, formats.count(inside.pages()), formats.size(page)))
            .orElse(main));
    info.inside()
        .filter(inside -> inside.freePages() > 0)
        .ifPresent(
            inside ->
                lines.add(
                    bundle.text(
                        "info.size.free",
                        formats.count(inside.freePages()),
                        formats.size(inside.freePages() * page))));
    if (status.facts().walBytes() > 0) {
      lines.add(bundle.text("info.size.wal", formats.size(status.facts().walBytes())));
    }
    if (status.facts().journalBytes() > 0) {
      lines.add(bundle.text("info.size.journal", formats.size(status.facts().journalBytes())));
    }
    return lines;
  }

  private List<String> header(DatabaseStatus status, Inside inside) {
    List<String> lines = new ArrayList<>();
    status.facts().journalMode().ifPresent(mode -> lines.add(bundle.text("info.mode", mode)));
    lines.add(bundle.text("info.encoding", inside.encoding()));
    lines.add(bundle.of("info.autoVacuum.", inside.autoVacuum()));
    if (inside.applicationId() != 0) {
      lines.add(bundle.text("info.applicationId", inside.applicationId()));
    }
    if (inside.userVersion() != 0) {
      lines.add(bundle.text("info.userVersion", inside.userVersion()));
    }
    return lines;
  }

  private List<String> sqlite(DatabaseInfo info) {
    List<String> lines = new ArrayList<>();
    info.writtenBy().ifPresent(number -> lines.add(bundle.text("info.written", version(number))));
    info.inside()
        .map(Inside::neededNumber)
        .ifPresent(
            number ->
                lines.add(
                    number == ANY_VERSION
                        ? bundle.text("info.anyVersion")
                        : bundle.text("info.needs", version(number))));
    return lines;
  }

  private List<String> features(Inside inside) {
    List<String> lines = new ArrayList<>();
    for (Feature feature : inside.features()) {
      lines.add(
          bundle.text(
              "info.feature", bundle.of("info.feature.", feature), version(feature.sinceNumber())));
    }
    if (!inside.modules().isEmpty()) {
      lines.add(bundle.text("info.modules", formats.list(inside.modules())));
    }
    return lines;
  }

  private String objects(Inside inside) {
    List<String> counts = new ArrayList<>();
    counts.add(count("tables", inside, SchemaObject.Type.TABLE));
    counts.add(count("indexes", inside, SchemaObject.Type.INDEX));
    counts.add(count("views", inside, SchemaObject.Type.VIEW));
    counts.add(count("triggers", inside, SchemaObject.Type.TRIGGER));
    return String.join(", ", counts);
  }

  private String count(String what, Inside inside, SchemaObject.Type type) {
    long count = inside.objects().getOrDefault(type, 0L);
    return switch (what) {
      case "tables" -> bundle.counted("info.objects.tables", count, formats.count(count));
      case "indexes" -> bundle.counted("info.objects.indexes", count, formats.count(count));
      case "views" -> bundle.counted("info.objects.views", count, formats.count(count));
      default -> bundle.counted("info.objects.triggers", count, formats.count(count));
    };
  }

  private List<String> tables(Inside inside) {
    return inside.tables().stream().map(this::table).toList();
  }

  private String table(Inside.Table table) {
    List<String> facts = new ArrayList<>();
    table.rows().ifPresent(rows -> facts.add(formats.rows(rows)));
    facts.add(bundle.counted("info.columns", table.columns(), formats.count(table.columns())));
    if (table.indexes() > 0) {
      facts.add(
          bundle.counted("info.objects.indexes", table.indexes(), formats.count(table.indexes())));
    }
    return bundle.text("info.table", table.name(), String.join(", ", facts));
  }

  private String history(DatabaseStatus status) {
    Tool tool = status.history().tool();
    boolean isThere = status.found().stream().anyMatch(one -> one.tool() == tool);
    return isThere
        ? bundle.text("info.history", tool.displayName())
        : bundle.text("info.history.none");
  }

  /// The words above the columns of a table of databases.
  public List<String> columns() {
    return List.of(
        bundle.text("status.column.name"),
        bundle.text("status.column.state"),
        bundle.text("status.column.applied"),
        bundle.text("status.column.pending"),
        bundle.text("status.column.environment"),
        bundle.text("status.column.file"));
  }
}
