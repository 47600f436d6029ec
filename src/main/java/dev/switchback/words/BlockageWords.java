package dev.switchback.words;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.run.Adoption;
import dev.switchback.run.Evidence;
import dev.switchback.run.UnblockReport;
import dev.switchback.run.Unblocking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a history's flags and locks mean, what can be done about them, and what speaks for a
/// database's having had a migration.
public final class BlockageWords {
  private final Bundle bundle;
  private final Formats formats;

  BlockageWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  /// What blocks, since when, by whom, and the row as it is stored.
  public Account say(Blockage blockage, Evidence evidence) {
    Account.Parts parts = new Account.Parts();
    parts.add(bundle.text("unblock.label.row"), row(blockage));
    blockage
        .since()
        .ifPresent(at -> parts.add(bundle.text("unblock.label.since"), formats.instant(at)));
    if (!blockage.by().isBlank()) {
      parts.add(bundle.text("unblock.label.by"), blockage.by());
    }
    if (blockage.pid().isPresent()) {
      parts.add(bundle.text("unblock.label.process"), process(blockage.pid().getAsLong()));
    }
    parts.add(bundle.text("unblock.label.evidence"), evidence(blockage, evidence));
    return parts.under(headline(blockage));
  }

  /// Nothing blocks.
  public String notBlocked(Database database) {
    return bundle.text("unblock.nothing", database.name());
  }

  public String headline(Blockage blockage) {
    return bundle.text(
        "unblock.headline." + Bundle.camelCase(blockage.kind()),
        blockage.table(),
        blockage.version().map(Version::text).orElse("?"));
  }

  private static String row(Blockage blockage) {
    List<String> cells = new ArrayList<>();
    for (Map.Entry<String, String> cell : blockage.cells().entrySet()) {
      cells.add(cell.getKey() + " = " + cell.getValue());
    }
    return blockage.table() + ": " + String.join(", ", cells);
  }

  private String process(long pid) {
    return bundle.text(
        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()
            ? "unblock.process.alive"
            : "unblock.process.gone",
        pid);
  }

  private List<String> evidence(Blockage blockage, Evidence evidence) {
    if (blockage.kind() == Blockage.Kind.LOCK) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(bundle.of("evidence.conclusion.", evidence.conclusion()));
    lines.addAll(items(evidence));
    return lines;
  }

  /// The objects looked up, one line each.
  public List<String> items(Evidence evidence) {
    return evidence.items().stream()
        .map(
            item ->
                bundle.text(
                    item.there() ? "evidence.there" : "evidence.missing",
                    item.column().isEmpty()
                        ? bundle.of("schema.type.", item.type())
                        : bundle.text("evidence.column"),
                    item.name()))
        .toList();
  }

  public String word(Evidence.Conclusion conclusion) {
    return bundle.of("evidence.conclusion.", conclusion);
  }

  /// The choice as a button.
  public String word(Unblocking.Choice choice) {
    return bundle.of("unblock.choice.", choice);
  }

  /// What comes of it.
  public String meaning(Unblocking.Choice choice) {
    return bundle.of("unblock.means.", choice);
  }

  public Account say(Database database, UnblockReport report) {
    Account.Parts parts = new Account.Parts();
    report
        .failure()
        .ifPresent(
            failure ->
                parts.add(
                    bundle.text("run.label.why"),
                    new FailureWords(bundle, formats, new SqliteWords(bundle))
                        .say(failure)
                        .sentence()));
    report
        .safetyCopy()
        .ifPresent(copy -> parts.add(bundle.text("run.label.wayBack"), formats.path(copy.file())));
    Unblocking unblocking = report.unblocking();
    return parts.under(
        bundle.text(
            report.isDone()
                ? "unblock.done." + Bundle.camelCase(unblocking.choice())
                : "unblock.failed",
            database.name(),
            unblocking.blockage().version().map(Version::text).orElse(""),
            unblocking.blockage().table()));
  }

  /// Why a comparison ended early.
  public String say(Adoption.NotReplayed end) {
    return end.reason().isEmpty()
        ? bundle.text("adoption.ended.program", end.version())
        : bundle.text("adoption.ended.failed", end.version(), end.reason());
  }

  /// What a database seems to have had.
  public Account say(Database database, Adoption adoption) {
    Account.Parts parts = new Account.Parts();
    parts.add(
        bundle.text("adoption.label.migrations"),
        adoption.evidence().stream()
            .map(
                row ->
                    bundle.text(
                        "adoption.row",
                        row.migration().version(),
                        row.migration().description(),
                        word(row.found().conclusion())))
            .toList());
    parts.add(
        bundle.text("adoption.label.differences"),
        new SchemaWords(bundle).say(adoption.differences()));
    adoption
        .notReplayed()
        .ifPresent(end -> parts.add(bundle.text("adoption.label.ended"), say(end)));
    return parts.under(
        adoption
            .proposed()
            .map(
                version ->
                    bundle.text(
                        adoption.isExact() ? "adoption.exact" : "adoption.closest",
                        database.name(),
                        version))
            .orElseGet(() -> bundle.text("adoption.none", database.name())));
  }
}
