package dev.switchback.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The versions whose files have problems. Files whose version nobody knows never stand in the way.
final class BrokenFiles {
  private BrokenFiles() {}

  static List<Candidate.Broken> notApplied(MigrationSet migrations, Timeline timeline) {
    Map<Version, List<SourceProblem>> byVersion = new TreeMap<>();
    for (SourceProblem problem : migrations.problems()) {
      problem
          .version()
          .ifPresent(
              version -> byVersion.computeIfAbsent(version, v -> new ArrayList<>()).add(problem));
    }
    timeline.applied().forEach(row -> byVersion.remove(row.version()));
    return byVersion.entrySet().stream()
        .map(entry -> new Candidate.Broken(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }
}
