package dev.switchback.salvage;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What is to be put together: a salvaged file and an older copy of the same database.
///
/// @param salvaged a file that a salvage has made; it stays as it is
/// @param backup a file that can be read whole; it stays as it is
/// @param into a new file; it must not exist
/// @param complete tables of which everything was salvaged: what only the backup has was deleted
///     since
/// @param aside tables of the salvaged file for rows without a place; they are kept as they are
/// @param schema whether the salvaged schema is whole: then a table that only the backup has was
///     dropped since
/// @param prefer which version of a row is taken where both have it with different values
/// @param choices what to do with a table, by its name in small letters, where it isn't the usual
public record CombineRequest(
    Path salvaged,
    Path backup,
    Path into,
    Set<String> complete,
    Set<String> aside,
    Schema schema,
    Prefer prefer,
    Map<String, Choice> choices) {
  public CombineRequest {
    complete = complete.stream().map(CombineRequest::key).collect(Collectors.toUnmodifiableSet());
    aside = aside.stream().map(CombineRequest::key).collect(Collectors.toUnmodifiableSet());
    choices = Map.copyOf(choices);
  }

  boolean isAside(String table) {
    return aside.contains(key(table));
  }

  /// How much of the schema came out of the damaged file.
  public enum Schema {
    WHOLE,
    DAMAGED
  }

  /// Which version of a row is taken that both have, with different values.
  public enum Prefer {
    /// The newer one, as a rule; but a value that was damaged without a trace is in it too.
    SALVAGED,
    BACKUP
  }

  /// What becomes of rows that only the backup has.
  public enum Missing {
    /// They were lost with the damage, so they are taken from the backup.
    TAKE,
    /// They were deleted since the backup, so they stay away.
    LEAVE
  }

  /// What to do with one table.
  public record Choice(Prefer prefer, Missing missing) {}

  /// The usual way for what a salvage has told.
  public static CombineRequest of(SalvageReport report, Path backup, Path into) {
    return new CombineRequest(
        report.into(),
        backup,
        into,
        report.tables().stream()
            .filter(table -> table.outcome() == TableVerdict.Outcome.COMPLETE)
            .map(TableVerdict::name)
            .collect(Collectors.toSet()),
        report.aside().keySet(),
        report.how().notes().contains(Interpretation.Note.SCHEMA_DAMAGED)
            ? Schema.DAMAGED
            : Schema.WHOLE,
        Prefer.SALVAGED,
        Map.of());
  }

  /// The same with the backup at another place.
  public CombineRequest withBackup(Path other) {
    return new CombineRequest(salvaged, other, into, complete, aside, schema, prefer, choices);
  }

  /// The same with another preference for all tables.
  public CombineRequest preferring(Prefer other) {
    return new CombineRequest(salvaged, backup, into, complete, aside, schema, other, choices);
  }

  /// The same with another choice for one table.
  public CombineRequest with(String table, Choice choice) {
    Map<String, Choice> more = new HashMap<>(choices);
    more.put(key(table), choice);
    return new CombineRequest(salvaged, backup, into, complete, aside, schema, prefer, more);
  }

  /// What is done with a table: what was lost is taken from the backup.
  public Choice choice(String table) {
    Choice usual = new Choice(prefer, complete.contains(key(table)) ? Missing.LEAVE : Missing.TAKE);
    return choices.getOrDefault(key(table), usual);
  }

  private static String key(String table) {
    return table.toLowerCase(Locale.ROOT);
  }
}
