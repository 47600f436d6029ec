package dev.switchback.ui.detail;

import dev.switchback.migration.Version;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.run.TryReport;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers what tries on copies showed, for as long as it still holds: until the history or the
/// migrations are other ones.
final class Tries {
  private final Map<Path, Map<Version, Kept>> kept = new HashMap<>();

  void keep(DatabaseStatus status, Version upTo, TryReport report) {
    kept.computeIfAbsent(status.database().file(), file -> new HashMap<>())
        .put(upTo, new Kept(basis(status), report));
  }

  Optional<TryReport> find(DatabaseStatus status, Version upTo) {
    return Optional.ofNullable(kept.getOrDefault(status.database().file(), Map.of()).get(upTo))
        .filter(k -> k.basis() == basis(status))
        .map(Kept::report);
  }

  private static int basis(DatabaseStatus status) {
    return 31 * Long.hashCode(status.history().mark()) + status.timeline().hashCode();
  }

  private record Kept(int basis, TryReport report) {}
}
