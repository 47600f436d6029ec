package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Version;
import dev.switchback.sql.Script;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the rows of Atlas mean beside its files.
final class AtlasRows {
  static final String ALGORITHM = "atlas";

  private AtlasRows() {}

  static Recorded beside(MigrationSet migrations, Recorded recorded) {
    if (!(recorded.state() instanceof Recorded.State.Events(List<HistoryEntry> entries))) {
      return recorded;
    }
    List<HistoryEntry> told = new ArrayList<>(comparable(migrations, entries));
    Optional<HistoryEntry> resumed = resumable(migrations, told);
    resumed.ifPresent(entry -> told.set(told.size() - 1, entry));
    leftOut(migrations, entries).forEach(told::add);
    return new Recorded(
        recorded.tool(),
        recorded.table(),
        new Recorded.State.Events(told),
        resumed.isPresent() ? List.of() : recorded.blockages(),
        recorded.mark());
  }

  /// The newest, where it stopped half-way and what was run of it still stands in its file: Atlas
  /// goes on behind that.
  private static Optional<HistoryEntry> resumable(
      MigrationSet migrations, List<HistoryEntry> entries) {
    if (entries.isEmpty() || entries.getLast().event() != Event.FAILED) {
      return Optional.empty();
    }
    HistoryEntry last = entries.getLast();
    boolean isAlone = entries.stream().filter(entry -> entry.event() == Event.FAILED).count() == 1;
    int done = Integer.parseInt(last.cells().getOrDefault("applied", "0"));
    return migrations.migrations().stream()
        .filter(migration -> migration.origin().key().equals(last.version().text()))
        .findFirst()
        .filter(migration -> isAlone && isUnchanged(migration, done, last))
        .map(
            migration -> {
              List<Remark> remarks = new ArrayList<>(last.remarks());
              remarks.add(new Remark(Remark.Kind.RESUMABLE, Integer.toString(done)));
              return last.withRemarks(remarks);
            });
  }

  private static boolean isUnchanged(Migration migration, int done, HistoryEntry entry) {
    Script script = Script.of(migration.up().sql());
    if (done >= script.statements().size()) {
      return false;
    }
    String recorded = entry.cells().getOrDefault("partial_hashes", "");
    return done == 0 || asText(recorded).equals(AtlasStatements.hashes(script, done));
  }

  /// Go's driver stores JSON as a blob, which is shown as hexadecimal digits.
  private static String asText(String cell) {
    return cell.matches("(?:[0-9A-Fa-f]{2})+")
        ? new String(HexFormat.of().parseHex(cell), StandardCharsets.UTF_8)
        : cell;
  }

  /// The checksum of a file covers all before it. So only the first that differs was changed for
  /// certain, and none after a file that was put in between.
  private static List<HistoryEntry> comparable(
      MigrationSet migrations, List<HistoryEntry> entries) {
    Map<String, HistoryEntry> byVersion = new HashMap<>();
    entries.forEach(entry -> byVersion.put(entry.version().text(), entry));
    List<String> untold = new ArrayList<>();
    boolean certain = true;
    for (Migration migration : migrations.migrations()) {
      HistoryEntry entry = byVersion.get(migration.origin().key());
      boolean isSame =
          entry != null && entry.checksum().filter(migration.checksum()::equals).isPresent();
      if (entry != null && !isSame && !certain) {
        untold.add(entry.version().text());
      }
      certain &= isSame;
    }
    return entries.stream()
        .map(entry -> untold.contains(entry.version().text()) ? unchecked(entry) : entry)
        .toList();
  }

  private static HistoryEntry unchecked(HistoryEntry entry) {
    HistoryEntry bare =
        HistoryEntry.bare(entry.id(), entry.event(), entry.version())
            .withDescription(entry.description())
            .withTimes(entry.at(), entry.took());
    return bare.withDetail(entry.detail()).withRemarks(entry.remarks()).withCells(entry.cells());
  }

  /// A new database begins with the newest checkpoint, and one that has a history never runs any:
  /// what is left out that way is applied as far as anybody is concerned.
  private static List<HistoryEntry> leftOut(MigrationSet migrations, List<HistoryEntry> entries) {
    List<Migration> all = migrations.migrations();
    int newest = -1;
    for (int i = 0; i < all.size(); i++) {
      if (isCheckpoint(all.get(i))) {
        newest = i;
      }
    }
    Optional<String> begin = entries.stream().findFirst().map(entry -> entry.version().text());
    boolean beginsInBetween = entries.stream().findFirst().filter(e -> isStart(all, e)).isPresent();
    List<HistoryEntry> leftOut = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String key = all.get(i).origin().key();
      boolean isRecorded = entries.stream().anyMatch(e -> e.version().text().equals(key));
      boolean isLeftOut =
          begin.isEmpty()
              ? i < newest
              : isCheckpoint(all.get(i)) || (beginsInBetween && key.compareTo(begin.get()) < 0);
      if (!isRecorded && isLeftOut) {
        leftOut.add(
            HistoryEntry.bare(
                    entries.size() + leftOut.size() + 1L, Event.STAMPED, Version.placed(-1, key))
                .withDescription(all.get(i).description())
                .withRemarks(List.of(Remark.of(Remark.Kind.SQUASHED))));
      }
    }
    return leftOut;
  }

  /// Whether a history may begin with this entry although older files are there.
  private static boolean isStart(List<Migration> migrations, HistoryEntry entry) {
    return entry.remarks().stream().anyMatch(r -> r.kind() == Remark.Kind.BASELINE)
        || migrations.stream()
            .filter(AtlasRows::isCheckpoint)
            .anyMatch(m -> m.origin().key().equals(entry.version().text()));
  }

  private static boolean isCheckpoint(Migration migration) {
    return migration.origin().mark("checkpoint").isPresent();
  }
}
