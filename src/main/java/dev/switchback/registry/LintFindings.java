package dev.switchback.registry;

import dev.switchback.lint.Checklist;
import dev.switchback.lint.Known;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Version;
import dev.switchback.template.SqliteVersion;
import java.util.List;
import java.util.Map;

/// What was found of the migrations of a folder or a database.
///
/// @param checklists one for each migration
/// @param unusable files that aren't migrations at all, though they should be
/// @param known what the database knows of them; empty without one
/// @param target the release of SQLite that has to be able to run them
public record LintFindings(
    List<Checklist> checklists,
    List<SourceProblem> unusable,
    Map<Version, Known> known,
    SqliteVersion target) {
  public LintFindings {
    checklists = List.copyOf(checklists);
    unusable = List.copyOf(unusable);
    known = Map.copyOf(known);
  }

  public long problems() {
    return unusable.size() + checklists.stream().mapToLong(Checklist::problems).sum();
  }

  public long advice() {
    return checklists.stream().mapToLong(Checklist::advice).sum();
  }

  /// Only those that aren't applied, and those that were edited since.
  public LintFindings notApplied() {
    return new LintFindings(
        checklists.stream().filter(this::isOpen).toList(), unusable, known, target);
  }

  private boolean isOpen(Checklist checklist) {
    Known own = known.get(checklist.migration().version());
    return own == null
        || !own.state().isApplied()
        || own.state() == dev.switchback.migration.MigrationState.EDITED;
  }
}
