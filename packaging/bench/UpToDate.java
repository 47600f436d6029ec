import dev.switchback.Administration;
import dev.switchback.Brought;
import dev.switchback.migration.Allowance;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What it costs to ask for a database to be up to date that is, in a running process, against
/// opening the file and reading its `user_version`. Arguments: an empty folder, migrations, rounds;
/// or only the folder, for one check.
final class UpToDate {
  private static final int FRESH_ROUNDS = 5;

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    if (arguments.length == 1) {
      once(folder);
      return;
    }
    int count = Integer.parseInt(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    Path migrations = Files.createDirectories(folder.resolve("migrations"));
    for (int i = 1; i <= count; i++) {
      String name = String.format("%04d_table", i);
      Files.writeString(migrations.resolve(name + ".up.sql"), "CREATE TABLE t" + i + " (x);\n");
      Files.writeString(migrations.resolve(name + ".down.sql"), "DROP TABLE t" + i + ";\n");
    }
    Path file = Files.createFile(folder.resolve("app.db"));
    Database database = Database.unregistered(file, Optional.of(migrations));
    Path home = folder.resolve("home");
    try (Administration first = open(home)) {
      bring(first, database);
    }
    double opened = Double.MAX_VALUE;
    double check = Double.MAX_VALUE;
    double again = Double.MAX_VALUE;
    double rival = Double.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      rival = Math.min(rival, millis(() -> userVersion(file)));
      Administration[] one = new Administration[1];
      opened = Math.min(opened, millis(() -> one[0] = open(home)));
      check = Math.min(check, millis(() -> bring(one[0], database)));
      again = Math.min(again, millis(() -> bring(one[0], database)));
      one[0].close();
    }
    double fresh = Double.MAX_VALUE;
    for (int round = 0; round < Math.min(rounds, FRESH_ROUNDS); round++) {
      fresh = Math.min(fresh, inNewProcess(folder));
    }
    System.out.printf(Locale.ROOT, "%d migrations, minimum of %d rounds%n", count, rounds);
    say("open the file, read user_version", rival, rival, check);
    say("open the catalogue", opened, rival, check);
    say("bringUpToDate, first thing in a new process", fresh, rival, check);
    say("bringUpToDate, first time, code warm", check, rival, check);
    say("bringUpToDate, from then on", again, rival, check);
  }

  /// The same in a virtual machine that has done nothing yet but open the catalogue.
  private static void once(Path folder) {
    Database database =
        Database.unregistered(folder.resolve("app.db"), Optional.of(folder.resolve("migrations")));
    try (Administration administration = open(folder.resolve("home"))) {
      System.out.println(millis(() -> bring(administration, database)));
    }
  }

  private static double inNewProcess(Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                System.getProperty("bench.source"),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes()).strip();
    if (process.waitFor() != 0) {
      throw new AssertionError(said);
    }
    return Double.parseDouble(said);
  }

  private static void say(String what, double millis, double rival, double check) {
    System.out.printf(
        Locale.ROOT,
        "%-45s %9.4f ms  %8.3f of user_version  %8.5f of the first check%n",
        what,
        millis,
        millis / rival,
        millis / check);
  }

  private static Administration open(Path home) {
    return Administration.open(home, Clock.systemUTC(), Activity.Surface.LIBRARY);
  }

  private static void bring(Administration administration, Database database) {
    Set<Allowance> allowed = EnumSet.of(Allowance.WITHOUT_SAFETY_COPY);
    Brought brought =
        administration.bringUpToDate(database, allowed, Duration.ofSeconds(30), Work.quiet());
    if (!brought.isUpToDate()) {
      throw new AssertionError(brought);
    }
  }

  private static long userVersion(Path file) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery("PRAGMA user_version")) {
      results.next();
      return results.getLong(1);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static double millis(Runnable what) {
    long begun = System.nanoTime();
    what.run();
    return (System.nanoTime() - begun) / 1e6;
  }
}
