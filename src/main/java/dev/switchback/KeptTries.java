package dev.switchback;

import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.run.Promise;
import dev.switchback.run.TryReport;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.FileStamp;
import dev.switchback.sqlite.SessionSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Remembers what tries on copies showed, as long as the program runs: by the file, the texts of
/// the migrations, the way they are carried out, and the database's settings.
final class KeptTries {
  private static final int KEPT = 64;

  private final Map<Key, TryReport> reports =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, TryReport> eldest) {
          return size() > KEPT;
        }
      };

  private record Key(Path file, List<String> steps, String way, SessionSettings settings) {
    static Key of(DatabaseFile file, Plan plan, SessionSettings settings) {
      return new Key(
          file.real(),
          plan.steps().stream().map(Key::step).toList(),
          plan.tool() + " " + plan.atomicity() + " " + plan.allowed().stream().sorted().toList(),
          settings);
    }

    private static String step(PlanStep step) {
      return step.action()
          + " "
          + step.version().text()
          + " "
          + step.text().sql()
          + " "
          + step.migration().flatMap(m -> m.down()).map(down -> down.sql()).orElse("");
    }
  }

  synchronized void keep(DatabaseFile file, Plan plan, SessionSettings settings, TryReport report) {
    reports.put(Key.of(file, plan, settings), report);
  }

  /// A try of the same plan on the same content.
  Optional<TryReport> find(DatabaseFile file, Plan plan, SessionSettings settings) {
    FileStamp now = file.stamp();
    return any(file, plan, settings).filter(report -> report.rehearsal().stamp().equals(now));
  }

  /// What the last try of the same plan promises, also when the file was written to since.
  Optional<Promise> promise(DatabaseFile file, Plan plan, SessionSettings settings) {
    return any(file, plan, settings).flatMap(Promise::of).filter(promise -> promise.isFor(plan));
  }

  private synchronized Optional<TryReport> any(
      DatabaseFile file, Plan plan, SessionSettings settings) {
    return Optional.ofNullable(reports.get(Key.of(file, plan, settings)));
  }
}
