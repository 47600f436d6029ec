package dev.switchback.salvage.kit;

import dev.switchback.salvage.KnownSchema;
import dev.switchback.salvage.Salvage;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SalvageRequest;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.work.Work;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Damages the databases of the kit in every way, lets each tool get back what it can, and prints
/// the table. Run by `packaging/bench/salvage.sh`.
public final class Kit {
  private static final int SEEDS = Integer.getInteger("kit.seeds", 3);

  private final Path folder;
  private final String shell;
  private final Map<String, double[]> sums = new TreeMap<>();
  private final Map<String, List<String>> failures = new TreeMap<>();

  private Kit(Path folder, String shell) {
    this.folder = folder;
    this.shell = shell;
  }

  /// Arguments: an empty folder, the shell to compare with (or `-`), then names of databases and
  /// kinds to choose.
  public static void main(String[] args) throws Exception {
    Kit kit = new Kit(Path.of(args[0]), args[1]);
    List<String> chosen = Arrays.asList(args).subList(2, args.length);
    System.out.println(
        "| database | damage | Switchback exact + aside (wrong) | .recover exact + aside (wrong) |"
            + " .dump exact (wrong) | behind |");
    System.out.println("|---|---|---|---|---|---|");
    for (KitDatabase database : KitDatabase.values()) {
      if (wanted(chosen, database.name())) {
        kit.measure(database, chosen);
      }
    }
    kit.printMeans();
  }

  private static boolean wanted(List<String> chosen, String name) {
    List<String> ofThisSort =
        chosen.stream()
            .filter(
                c ->
                    c.equals(c.toUpperCase(Locale.ROOT))
                        == name.equals(name.toUpperCase(Locale.ROOT)))
            .toList();
    return ofThisSort.isEmpty() || ofThisSort.stream().anyMatch(name::matches);
  }

  private void measure(KitDatabase database, List<String> chosen) throws IOException {
    Path pristine = database.make(folder.resolve(database.name() + ".db"));
    KitScore.Truth truth = KitScore.Truth.of(pristine);
    for (String kind : KitDamage.all().keySet()) {
      if (wanted(chosen, kind) && KitDamage.applies(kind, pristine)) {
        boolean random = kind.contains("flips") || kind.contains("hole") || kind.contains("swap");
        for (int seed = 1; seed <= (random ? SEEDS : 1); seed++) {
          Path damaged = folder.resolve("damaged.db");
          KitDatabase.copy(pristine, damaged);
          KitDamage.apply(kind, pristine, damaged, database.pageSize(), seed);
          compare(database, kind + (random ? " #" + seed : ""), truth, damaged, pristine);
          clear();
        }
      }
    }
    for (String kind : KitDamage.companionKinds()) {
      if (wanted(chosen, kind)) {
        Path damaged = folder.resolve("damaged.db");
        Path expected = folder.resolve("expected.db");
        KitDamage.companions(pristine, expected, damaged, kind, new Random(5));
        compare(database, kind, KitScore.Truth.of(expected), damaged, pristine);
        clear();
      }
    }
    Files.delete(pristine);
  }

  private void clear() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        boolean pristine =
            Arrays.stream(KitDatabase.values())
                .anyMatch(d -> file.getFileName().toString().equals(d.name() + ".db"));
        if (!pristine) {
          Files.delete(file);
        }
      }
    }
  }

  private void compare(
      KitDatabase database, String kind, KitScore.Truth truth, Path damaged, Path pristine)
      throws IOException {
    KitScore ours =
        switchback(truth, damaged, SalvageRequest.into(folder.resolve("ours.db")), kind);
    KitScore recover = new KitScore(1, 0, 0, 0);
    KitScore dump = recover;
    if (!shell.equals("-")) {
      recover = byShell(truth, damaged, "recovered.db", ".recover");
      dump = byShell(truth, damaged, "dumped.db", ".dump");
    }
    print(database, kind, ours, recover, dump);
    if (kind.startsWith("page1")
        || kind.startsWith("first_64k")
        || kind.startsWith("schema_leaf")) {
      Files.deleteIfExists(folder.resolve("ours.db"));
      try (Session session = Sessions.forChecking(DatabaseFile.of(pristine))) {
        SalvageRequest request =
            SalvageRequest.into(folder.resolve("ours.db"))
                .with(KnownSchema.ofOlderCopy(session), Map.of());
        print(
            database,
            kind + ", schema known",
            switchback(truth, damaged, request, kind),
            recover,
            dump);
      }
    }
  }

  private KitScore switchback(
      KitScore.Truth truth, Path damaged, SalvageRequest request, String kind) throws IOException {
    try {
      Path place = Files.createDirectory(folder.resolve("private"));
      SalvageReport report =
          new Salvage(Clock.systemUTC(), place)
              .carryOut(DatabaseFile.of(damaged), request, Work.quiet());
      KitScore score = KitScore.of(truth, report.into());
      if (kind.equals("none") && report.outcome() != SalvageReport.Outcome.COMPLETE) {
        failures
            .computeIfAbsent("not complete", k -> new ArrayList<>())
            .add(damaged + " " + report.tables());
      }
      if (report.outcome() == SalvageReport.Outcome.COMPLETE && score.exact() < score.rows()) {
        failures
            .computeIfAbsent("complete, but isn't", k -> new ArrayList<>())
            .add(kind + " " + score);
      }
      return score;
    } catch (RuntimeException e) {
      java.io.StringWriter trace = new java.io.StringWriter();
      e.printStackTrace(new java.io.PrintWriter(trace));
      failures.computeIfAbsent("crash", k -> new ArrayList<>()).add(kind + " " + trace);
      return new KitScore(1, 0, 0, 0);
    }
  }

  private KitScore byShell(KitScore.Truth truth, Path damaged, String name, String command)
      throws IOException {
    Path copy = folder.resolve("for-shell.db");
    KitDatabase.copy(damaged, copy);
    Path sql = folder.resolve("out.sql");
    Path result = folder.resolve(name);
    run(List.of(shell, copy.toString(), command), null, sql);
    List<String> lines = new ArrayList<>();
    try (Stream<String> all = Files.lines(sql, java.nio.charset.StandardCharsets.ISO_8859_1)) {
      all.filter(line -> !line.startsWith(".dbconfig"))
          .map(line -> line.startsWith("ROLLBACK") ? "COMMIT;" : line)
          .forEach(lines::add);
    }
    Files.write(sql, lines, java.nio.charset.StandardCharsets.ISO_8859_1);
    run(List.of(shell, result.toString()), sql, folder.resolve("out.txt"));
    KitScore score = KitScore.of(truth, result);
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + suffix));
    }
    return score;
  }

  private static void run(
      List<String> command, @org.jspecify.annotations.Nullable Path in, Path out)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.redirectInput(in == null ? new File("/dev/null") : in.toFile());
    try {
      builder.start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void print(
      KitDatabase database, String kind, KitScore ours, KitScore recover, KitScore dump) {
    boolean behind = ours.exact() + ours.found() < recover.exact() + recover.found();
    boolean fewerExact = ours.exact() < recover.exact();
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s |%n",
        database.name().toLowerCase(Locale.ROOT),
        kind,
        shown(ours),
        shown(recover),
        shown(dump),
        (behind ? "BEHIND " : "")
            + (fewerExact ? "exact " : "")
            + (ours.wrong() > recover.wrong() ? "wrong" : ""));
    boolean whole = kind.equals("none") || kind.endsWith("_ok");
    if (!whole) {
      String group = kind.endsWith("schema known") ? "with the schema known" : "all";
      double[] sum = sums.computeIfAbsent(group, k -> new double[10]);
      sum[0]++;
      sum[1] += share(ours.exact(), ours);
      sum[2] += share(ours.exact() + ours.found(), ours);
      sum[3] += ours.wrong();
      sum[4] += share(recover.exact(), recover);
      sum[5] += share(recover.exact() + recover.found(), recover);
      sum[6] += recover.wrong();
      sum[7] += share(dump.exact(), dump);
      sum[8] += dump.wrong();
    }
  }

  private static double share(long rows, KitScore score) {
    return 100.0 * rows / score.rows();
  }

  private static String shown(KitScore score) {
    return String.format(
        Locale.ROOT,
        "%.2f%s%s",
        share(score.exact(), score),
        score.found() == 0
            ? ""
            : String.format(Locale.ROOT, " + %.2f", share(score.found(), score)),
        score.wrong() == 0 ? "" : " (" + score.wrong() + ")");
  }

  private void printMeans() {
    sums.forEach(
        (group, sum) ->
            System.out.printf(
                Locale.ROOT,
                "| mean, %s | %d cases | %.2f / %.2f (%d) | %.2f / %.2f (%d) | %.2f (%d) | |%n",
                group,
                (int) sum[0],
                sum[1] / sum[0],
                sum[2] / sum[0],
                (long) sum[3],
                sum[4] / sum[0],
                sum[5] / sum[0],
                (long) sum[6],
                sum[7] / sum[0],
                (long) sum[8]));
    failures.forEach((what, cases) -> System.out.println(what + ": " + cases));
  }
}
