package dev.switchback.migration;

import dev.switchback.migration.Refusal.Reason;
import java.nio.file.Path;
import java.util.List;

/// A migration that isn't applied: one that could run, or one whose files stand in the way.
sealed interface Candidate {
  Version version();

  /// Whether a run may go on without it.
  default boolean mayBeLeftOut() {
    return false;
  }

  record Usable(TimelineRow row) implements Candidate {
    @Override
    public Version version() {
      return row.version();
    }
  }

  record Broken(Version version, List<SourceProblem> problems) implements Candidate {

    /// Of two files with one version nobody can say which to leave out.
    @Override
    public boolean mayBeLeftOut() {
      return !isDuplicate();
    }

    List<Reason> reasons() {
      if (isDuplicate()) {
        List<Path> files = problems.stream().map(SourceProblem::file).distinct().toList();
        return List.of(new Reason.Duplicate(version, files));
      }
      return problems.stream().<Reason>map(Reason.Unusable::new).toList();
    }

    private boolean isDuplicate() {
      return problems.stream().anyMatch(p -> p.kind() == SourceProblem.Kind.DUPLICATE_VERSION);
    }
  }
}
