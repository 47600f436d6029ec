import dev.switchback.Administration;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.run.RunReport;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How often a change in batches tells how far it is, how soon it stops when it is asked to, and
/// whether its memory grows. Arguments: a folder with `full.db` and folders of migrations, rows,
/// and
/// the names of those folders.
final class Batches {
  private static final int ASK_AT = 2;

  private record Told(long nanos, long rows, long residentKb) {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    long rows = Long.parseLong(arguments[1]);
    for (String kind : List.of(arguments).subList(2, arguments.length)) {
      List<Told> whole = run(folder, kind, Long.MAX_VALUE);
      long longest = 0;
      for (int i = 1; i < whole.size(); i++) {
        longest = Math.max(longest, whole.get(i).nanos() - whole.get(i - 1).nanos());
      }
      double seconds = (whole.getLast().nanos() - whole.getFirst().nanos()) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%-12s told %d times, %.1f a second, longest silence %d ms%n",
          kind,
          whole.size(),
          whole.size() / seconds,
          longest / 1_000_000);
      System.out.printf(
          Locale.ROOT,
          "%-12s resident: %d MB in the first quarter, %d MB in the last%n",
          kind,
          most(whole.subList(0, whole.size() / 4)),
          most(whole.subList(whole.size() * 3 / 4, whole.size())));
      List<Told> half = run(folder, kind, rows / ASK_AT);
      long asked = half.stream().filter(t -> t.rows() >= rows / ASK_AT).findFirst().get().nanos();
      System.out.printf(
          Locale.ROOT,
          "%-12s stopped %d ms after it was asked to, at half%n",
          kind,
          (half.getLast().nanos() - asked) / 1_000_000);
    }
  }

  private static long most(List<Told> some) {
    return some.stream().mapToLong(Told::residentKb).max().orElse(0) / 1024;
  }

  /// The last that was told is the end.
  private static List<Told> run(Path folder, String kind, long stopAt) throws Exception {
    Path file = folder.resolve("run-" + kind + ".db");
    Files.deleteIfExists(Path.of(file + "-journal"));
    Files.copy(folder.resolve("full.db"), file, StandardCopyOption.REPLACE_EXISTING);
    Database database = Database.unregistered(file, Optional.of(folder.resolve(kind)));
    List<Told> told = new ArrayList<>();
    Cancellation cancellation = new Cancellation();
    try (Administration administration =
        Administration.open(folder.resolve("home"), Clock.systemUTC(), Activity.Surface.LIBRARY)) {
      Plan plan =
          (Plan)
              administration.plan(
                  database,
                  new Target.RunAll(),
                  Atomicity.AS_THE_TOOL,
                  EnumSet.of(Allowance.WITHOUT_SAFETY_COPY));
      RunReport report =
          administration.carryOut(
              database,
              plan,
              Duration.ofSeconds(30),
              new Work(
                  cancellation,
                  event -> {
                    if (event instanceof WorkEvent.Progressed progress
                        && progress.unit() == WorkEvent.Unit.ROWS) {
                      told.add(new Told(System.nanoTime(), progress.done(), residentKb()));
                      if (progress.done() >= stopAt) {
                        cancellation.request();
                      }
                    }
                  }));
      told.add(new Told(System.nanoTime(), 0, residentKb()));
      boolean isAsMeant =
          stopAt == Long.MAX_VALUE
              ? report.outcome() == RunReport.Outcome.DONE
              : report.outcome().name().startsWith("CANCELLED");
      if (!isAsMeant) {
        throw new AssertionError(report);
      }
    }
    return told;
  }

  private static long residentKb() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (java.io.IOException e) {
      return 0;
    }
  }
}
