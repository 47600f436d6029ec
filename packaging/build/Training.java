import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Makes the caches of loaded classes that let the packaged program start quickly (JEP 514).
///
/// Each is recorded by the packaged launcher itself, doing what people do first. A cache that can't
/// be made is left out: the program starts without it, only later.
final class Training {
  private static final long COMMAND_SECONDS = 60;

  /// A window doesn't end by itself: after this long it is shown, and is asked to end.
  private static final long WINDOW_SECONDS = 10;

  private Training() {}

  static void train(Path image) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("switchback-training");
    try {
      record(image, home, "command.aot", List.of(), List.of("list"), COMMAND_SECONDS);
      record(
          image,
          home,
          "window.aot",
          List.of("-Dglass.platform=Headless", "-Dprism.order=sw"),
          List.of(),
          WINDOW_SECONDS);
    } finally {
      try (Stream<Path> litter = Files.walk(home)) {
        for (Path path : litter.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void record(
      Path image,
      Path home,
      String cache,
      List<String> options,
      List<String> words,
      long limitSeconds)
      throws IOException, InterruptedException {
    Path file = image.resolve("lib").resolve(cache);
    Files.deleteIfExists(file);
    List<String> runtime = new ArrayList<>(options);
    runtime.add("-XX:AOTCacheOutput=" + cache);
    boolean windows = java.io.File.separatorChar == '\\';
    List<String> command = new ArrayList<>();
    command.add(image.resolve(windows ? "bin/switchback.bat" : "bin/switchback").toString());
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(file.getParent().toFile());
    builder.environment().put("SWITCHBACK_HOME", home.toString());
    builder.environment().put("SWITCHBACK_JAVA_OPTIONS", String.join(" ", runtime));
    builder.redirectErrorStream(true).redirectOutput(home.resolve(cache + ".log").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
      process.destroy();
      process.waitFor();
    }
    if (!Files.exists(file)) {
      System.out.println("No cache was made for " + cache + ":");
      System.out.println(Files.readString(home.resolve(cache + ".log")));
    }
  }
}
