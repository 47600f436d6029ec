package dev.switchback.script;

import dev.switchback.migration.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A plan written out as SQL: what was run, in its order, when the plan was carried out on a copy.
///
/// @param parts in their order
/// @param madeAt when it was made
/// @param timeliness what is known of cells that are different each time
/// @param references whether broken references are compared
/// @param sqliteVersion the SQLite it was tried with
/// @param hoisted how often a `PRAGMA foreign_keys` of a file was left out, because the script sets
///     it around its transactions
/// @param took how long it took on the copy
public record PlanScript(
    Plan plan,
    List<Part> parts,
    Instant madeAt,
    Timeliness timeliness,
    References references,
    String sqliteVersion,
    int hoisted,
    Duration took)
    implements Scripting {
  public PlanScript {
    parts = List.copyOf(parts);
  }

  /// What is known of cells that are different each time it is run: times, lengths of time, random
  /// keys. The script writes what they were when it was made.
  public enum Timeliness {
    /// Two runs were compared; [Part.Sql#timely] names them.
    NAMED,
    /// The file was too large to run it twice.
    NOT_COMPARED
  }

  /// Whether the script ends when it would leave more references broken than before.
  public enum References {
    COMPARED,
    /// It was allowed to leave them broken.
    ALLOWED,
    /// SQLite can't compare them here: a declaration doesn't fit its parent.
    NOT_COMPARABLE
  }

  /// How many statements of migrations are in it.
  public long migrationStatements() {
    return parts.stream()
        .filter(part -> part instanceof Part.Sql sql && sql.role() == Part.Role.MIGRATION)
        .count();
  }
}
