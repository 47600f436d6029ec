package dev.switchback.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One row of a history: something that happened to a migration here.
///
/// Switchback's own history records everything; other tools record less, and what they don't record
/// is empty here, never guessed.
///
/// @param id its place in the history, growing
/// @param event what happened
/// @param description the migration's description at that time; empty when it isn't recorded
/// @param checksum of the up text as run
/// @param upSql the up text as run or, for a stamp, as recorded
/// @param downSql the down text that belonged to it
/// @param at when, UTC
/// @param took how long
/// @param by the user who did it; empty when it isn't recorded
/// @param program the program and its version; empty when it isn't recorded
/// @param detail for a failure: what SQLite said and where
/// @param remarks what else the tool says of it
/// @param cells the row as it is stored, by column, as text; empty for Switchback's own history
public record HistoryEntry(
    long id,
    Event event,
    Version version,
    String description,
    Optional<Checksum> checksum,
    Optional<String> upSql,
    Optional<String> downSql,
    Optional<Instant> at,
    Optional<Duration> took,
    String by,
    String program,
    Optional<String> detail,
    List<Remark> remarks,
    Map<String, String> cells) {

  public HistoryEntry {
    remarks = List.copyOf(remarks);
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /// What can happen to a migration.
  public enum Event {
    APPLIED,
    ROLLED_BACK,
    STAMPED,
    FAILED
  }

  /// An entry of which no more is recorded.
  public static HistoryEntry bare(long id, Event event, Version version) {
    return new HistoryEntry(
        id,
        event,
        version,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.empty(),
        List.of(),
        Map.of());
  }

  /// How many of its statements are done, where it stopped half-way and its tool goes on behind
  /// them; 0 otherwise.
  public int statementsDone() {
    return event != Event.FAILED
        ? 0
        : remarks.stream()
            .filter(remark -> remark.kind() == Remark.Kind.RESUMABLE)
            .mapToInt(remark -> Integer.parseInt(remark.value()))
            .findFirst()
            .orElse(0);
  }

  /// The up text to show; a sentence of comments when none is recorded.
  public String upSqlOr(String otherwise) {
    return upSql.orElse(otherwise);
  }

  public HistoryEntry withEvent(Event other) {
    return copy(other, version, description, checksum, at, took, by, detail, remarks, cells);
  }

  public HistoryEntry withId(long other) {
    return new HistoryEntry(
        other,
        event,
        version,
        description,
        checksum,
        upSql,
        downSql,
        at,
        took,
        by,
        program,
        detail,
        remarks,
        cells);
  }

  public HistoryEntry withVersion(Version other) {
    return copy(event, other, description, checksum, at, took, by, detail, remarks, cells);
  }

  public HistoryEntry withDescription(String other) {
    return copy(event, version, other, checksum, at, took, by, detail, remarks, cells);
  }

  public HistoryEntry withChecksum(Checksum other) {
    return copy(
        event, version, description, Optional.of(other), at, took, by, detail, remarks, cells);
  }

  public HistoryEntry withTimes(Optional<Instant> newAt, Optional<Duration> newTook) {
    return copy(event, version, description, checksum, newAt, newTook, by, detail, remarks, cells);
  }

  public HistoryEntry withBy(String other) {
    return copy(event, version, description, checksum, at, took, other, detail, remarks, cells);
  }

  public HistoryEntry withDetail(Optional<String> other) {
    return copy(event, version, description, checksum, at, took, by, other, remarks, cells);
  }

  public HistoryEntry withRemarks(List<Remark> others) {
    return copy(event, version, description, checksum, at, took, by, detail, others, cells);
  }

  /// The same with texts that somebody else kept.
  public HistoryEntry withTexts(String up, Optional<String> down) {
    return new HistoryEntry(
        id,
        event,
        version,
        description,
        checksum,
        Optional.of(up),
        down,
        at,
        took,
        by,
        program,
        detail,
        remarks,
        cells);
  }

  public HistoryEntry withCells(Map<String, String> others) {
    return copy(event, version, description, checksum, at, took, by, detail, remarks, others);
  }

  private HistoryEntry copy(
      Event newEvent,
      Version newVersion,
      String newDescription,
      Optional<Checksum> newChecksum,
      Optional<Instant> newAt,
      Optional<Duration> newTook,
      String newBy,
      Optional<String> newDetail,
      List<Remark> newRemarks,
      Map<String, String> newCells) {
    return new HistoryEntry(
        id,
        newEvent,
        newVersion,
        newDescription,
        newChecksum,
        upSql,
        downSql,
        newAt,
        newTook,
        newBy,
        program,
        newDetail,
        newRemarks,
        newCells);
  }
}
