package dev.switchback.history;

import dev.switchback.history.RowShape.Column;
import dev.switchback.history.RowShape.Meaning;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.KeyName;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// A history with one row for each applied migration, read and written as its shape says.
final class RowFormat implements HistoryFormat {
  /// What the name of a table has in it that is a history.
  private static final List<String> HISTORY_WORDS =
      List.of("migrat", "histor", "version", "schema", "changelog", "phinxlog", "revision");

  /// The batch in which a program pushes its schema without a migration.
  private static final long PUSHED = -1;

  private final RowShape shape;

  RowFormat(RowShape shape) {
    this.shape = shape;
  }

  @Override
  public Tool tool() {
    return shape.tool();
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    List<Tables.Table> fitting = tables.tables().stream().filter(this::fits).toList();
    return fitting.stream()
        .filter(table -> table.isNamed(shape.usual()))
        .findFirst()
        .or(() -> fitting.stream().filter(this::isNamedLikeOne).findFirst())
        .map(table -> new FoundHistory(tool(), table.name(), reason(table)));
  }

  private boolean isNamedLikeOne(Tables.Table table) {
    String name = table.name().toLowerCase(Locale.ROOT);
    return switch (shape.named()) {
      case ANYHOW -> true;
      case AS_A_HISTORY -> HISTORY_WORDS.stream().anyMatch(name::contains);
      case AS_USUAL -> false;
    };
  }

  private static String reason(Tables.Table table) {
    return table.columns().stream()
        .map(Tables.Column::name)
        .collect(Collectors.joining(", ", "columns ", ""));
  }

  @Override
  public boolean fits(Tables.Table table) {
    return shape.fits(table);
  }

  @Override
  public String usualTable() {
    return shape.usual();
  }

  @Override
  public Recorded read(Session session, String table) {
    ToolTable rows = RowOrder.read(session, table);
    List<HistoryEntry> entries = new ArrayList<>();
    for (Cells cells : rows.rows()) {
      entries.add(entry(entries.size() + 1L, cells));
    }
    List<Blockage> blockages =
        shape.lock().map(lock -> lock.read(session, table)).orElse(List.of());
    return new Recorded(tool(), table, new Recorded.State.Events(entries), blockages, rows.mark());
  }

  private HistoryEntry entry(long id, Cells cells) {
    Version version = version(cells);
    Optional<String> described = column(Meaning.DESCRIPTION).flatMap(cells::text);
    String key = column(Meaning.KEY).flatMap(cells::text).orElse("");
    return HistoryEntry.bare(id, HistoryEntry.Event.APPLIED, version)
        .withDescription(described.orElseGet(() -> KeyName.of(key).words()))
        .withTimes(at(cells), took(cells))
        .withRemarks(remarks(cells))
        .withCells(cells.shown());
  }

  private Version version(Cells cells) {
    Optional<String> number =
        column(Meaning.NUMBER).or(() -> column(Meaning.NUMBER_TEXT)).flatMap(cells::text);
    if (number.isPresent()) {
      return Version.named(number.get());
    }
    String key = nameOf(cells);
    String group = column(Meaning.GROUP).flatMap(cells::text).orElse("");
    return Version.placed(0, group.isEmpty() ? key : group + "." + key);
  }

  /// MikroORM names a migration by its file, and in newer versions without the ending.
  private String nameOf(Cells cells) {
    String key = column(Meaning.KEY).flatMap(cells::text).orElse("");
    return shape.tool() == Tool.MIKRO_ORM ? key.replaceFirst("\\.[cm]?[jt]s$", "") : key;
  }

  private Optional<Instant> at(Cells cells) {
    return shape.columns().stream()
        .filter(column -> isTime(column.meaning()))
        .findFirst()
        .flatMap(column -> cells.time(column.name()));
  }

  private static boolean isTime(Meaning meaning) {
    return switch (meaning) {
      case AT_SECONDS,
          AT_ISO_SECONDS,
          AT_MILLIS_OFFSET,
          AT_ISO_MILLIS,
          AT_MICROS,
          AT_MICROS_OFFSET,
          AT_EPOCH_SECONDS,
          AT_EPOCH_MILLIS,
          AT_EPOCH_MICROS,
          ENDED ->
          true;
      case ID,
          NUMBER,
          NUMBER_TEXT,
          KEY,
          GROUP,
          MADE_AT,
          DESCRIPTION,
          BATCH,
          TOOL_VERSION,
          AT_LOCAL,
          BEGUN,
          TOOK_MILLIS,
          BREAKPOINT,
          OTHER ->
          false;
    };
  }

  private Optional<Duration> took(Cells cells) {
    Optional<String> millis = column(Meaning.TOOK_MILLIS);
    if (millis.isPresent()) {
      OptionalLong took = cells.number(millis.get());
      return took.isPresent() ? Optional.of(Duration.ofMillis(took.getAsLong())) : Optional.empty();
    }
    Optional<Instant> begun = column(Meaning.BEGUN).flatMap(cells::time);
    Optional<Instant> ended = column(Meaning.ENDED).flatMap(cells::time);
    return begun.flatMap(from -> ended.map(to -> Duration.between(from, to)));
  }

  private List<Remark> remarks(Cells cells) {
    List<Remark> remarks = new ArrayList<>();
    for (Column column : shape.columns()) {
      Optional<String> cell = cells.text(column.name());
      switch (column.meaning()) {
        case GROUP -> cell.ifPresent(it -> remarks.add(new Remark(Remark.Kind.GROUP, it)));
        case TOOL_VERSION ->
            cell.ifPresent(it -> remarks.add(new Remark(Remark.Kind.TOOL_VERSION, it)));
        case BATCH ->
            cell.ifPresent(
                it ->
                    remarks.add(
                        it.equals(Long.toString(PUSHED))
                            ? Remark.of(Remark.Kind.PUSHED)
                            : new Remark(Remark.Kind.BATCH, it)));
        case BREAKPOINT -> {
          if (cells.isTrue(column.name())) {
            remarks.add(Remark.of(Remark.Kind.BREAKPOINT));
          }
        }
        default -> {}
      }
    }
    return remarks;
  }

  private Optional<String> column(Meaning meaning) {
    return shape.first(meaning);
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return shape.create().isEmpty() ? Optional.empty() : Optional.of(new RowLedger(shape, table));
  }
}
