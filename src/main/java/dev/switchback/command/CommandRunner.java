package dev.switchback.command;

import dev.switchback.failure.FileFailed;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Starts a program and watches it to its end.
final class CommandRunner {
  private static final int LOOK_MILLIS = 20;
  private static final long LOOK_AROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /// What is added to a list of folders stands before those that are there already.
  private static final Set<String> LISTS = Set.of("PATH", "PYTHONPATH");

  private final Path scratch;
  private final Duration patience;

  /// @param scratch a private folder for its output
  /// @param patience how long a program that was asked to end has time for that
  CommandRunner(Path scratch, Duration patience) {
    this.scratch = scratch;
    this.patience = patience;
  }

  /// What becomes of programs that are still running when the command has ended.
  enum Leftover {
    STAYS,
    IS_ENDED
  }

  /// Blocks until it ends; tells each line it prints. It has no input, so that one that asks
  /// doesn't wait. When asked to stop, it is ended with all that it started.
  ///
  /// @throws FileFailed when its output can't be kept
  CommandEnd run(Aim.Aimed command, Leftover leftover, Work work) {
    long begun = System.nanoTime();
    CommandOutput.Keeper keeper = new CommandOutput.Keeper();
    Consumer<OutputLine> listener =
        line -> {
          keeper.add(line);
          work.tell(new WorkEvent.Printed(line.text()));
        };
    try {
      Files.createDirectories(scratch);
      Path out = scratch.resolve("out.txt");
      Path error = scratch.resolve("error.txt");
      try (Spool outs = new Spool(out, OutputLine.Stream.OUT);
          Spool errors = new Spool(error, OutputLine.Stream.ERROR)) {
        List<Spool> spools = List.of(outs, errors);
        Process process;
        try {
          process = builder(command, out, error).start();
        } catch (IOException e) {
          String reason = String.valueOf(e.getMessage());
          return new CommandEnd(
              new CommandEnd.Result.NotStarted(reason), CommandOutput.NONE, since(begun), 0);
        }
        return watch(process, spools, listener, leftover, work, keeper, begun);
      }
    } catch (IOException e) {
      throw new FileFailed(scratch, "keep the output of a command", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationCancelled("command");
    }
  }

  private CommandEnd watch(
      Process process,
      List<Spool> spools,
      Consumer<OutputLine> listener,
      Leftover leftover,
      Work work,
      CommandOutput.Keeper keeper,
      long begun)
      throws IOException, InterruptedException {
    ProcessTree tree = new ProcessTree(process);
    boolean isStopped = false;
    try {
      isStopped = follow(process, tree, spools, listener, work);
    } finally {
      if (process.isAlive()) {
        tree.end(patience);
      }
    }
    int left = tree.left().size();
    if (leftover == Leftover.IS_ENDED && left > 0) {
      tree.end(patience);
    }
    for (Spool spool : spools) {
      spool.finish(listener);
    }
    // A terminal gives Ctrl-C to all of its programs: this one may be faster than we are.
    boolean isInterrupted = work.cancellation().isRequested() && process.exitValue() != 0;
    CommandEnd.Result result =
        isStopped || isInterrupted
            ? new CommandEnd.Result.Stopped()
            : new CommandEnd.Result.Exited(process.exitValue());
    long bytes = spools.stream().mapToLong(Spool::bytes).sum();
    return new CommandEnd(result, keeper.output(bytes), since(begun), left);
  }

  /// @return whether it was asked to stop before it ended
  private static boolean follow(
      Process process,
      ProcessTree tree,
      List<Spool> spools,
      Consumer<OutputLine> listener,
      Work work)
      throws IOException, InterruptedException {
    // It may be over before the next look.
    tree.look();
    long lookedAround = System.nanoTime();
    while (process.isAlive()) {
      if (work.cancellation().isRequested()) {
        return true;
      }
      boolean isBusy = readAll(spools, listener);
      if (System.nanoTime() - lookedAround > LOOK_AROUND_NANOS) {
        tree.look();
        lookedAround = System.nanoTime();
      }
      if (!isBusy) {
        process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
    return false;
  }

  private static boolean readAll(List<Spool> spools, Consumer<OutputLine> listener)
      throws IOException {
    boolean isAnything = false;
    for (Spool spool : spools) {
      isAnything |= spool.read(listener);
    }
    return isAnything;
  }

  private static ProcessBuilder builder(Aim.Aimed command, Path out, Path error)
      throws IOException {
    List<String> words = new ArrayList<>(command.words());
    words.set(0, program(words.getFirst(), command.folder()));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(command.folder().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(nothing(out)))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(error.toFile()));
    Map<String, String> environment = builder.environment();
    // Else Python keeps its lines until the end, and some programs print colours into files.
    environment.put("PYTHONUNBUFFERED", "1");
    environment.put("NO_COLOR", "1");
    command.environment().forEach((name, value) -> add(environment, name, value));
    return builder;
  }

  private static File nothing(Path out) throws IOException {
    Path empty = out.resolveSibling("in.txt");
    Files.createFile(empty);
    return empty.toFile();
  }

  private static void add(Map<String, String> environment, String name, String value) {
    String there = environment.get(name);
    environment.put(
        name,
        LISTS.contains(name) && there != null && !there.isEmpty()
            ? value + File.pathSeparator + there
            : value);
  }

  /// A program that is named with a folder is meant from the project's folder.
  private static String program(String word, Path folder) {
    boolean isPath = word.indexOf('/') >= 0 || word.indexOf(File.separatorChar) >= 0;
    return isPath ? folder.resolve(word).toString() : word;
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
