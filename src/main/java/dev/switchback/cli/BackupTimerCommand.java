package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.SchedulerEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What the system's scheduler has to be told.
@Command(
    name = "backup-timer",
    customSynopsis = "switchback backup-timer [--for SCHEDULER] [--write] [OPTIONS]",
    description = {
      "Shows what the system's own scheduler has to be told so that it calls \"switchback backup"
          + " --due\" every quarter of an hour, also while the window is closed. With --write the"
          + " files are written; the commands that make them known are yours to run."
    })
final class BackupTimerCommand extends Verb {
  @Option(
      names = "--for",
      paramLabel = "SCHEDULER",
      description = "systemd, launchd or task-scheduler. Without it, the one of this system.")
  private @Nullable String scheduler;

  @Option(
      names = "--program",
      paramLabel = "FILE",
      description = "The program to call. Without it, the one that runs now.")
  private @Nullable String program;

  @Option(names = "--write", description = "Write the files.")
  private boolean write;

  BackupTimerCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    SchedulerEntry entry =
        administration.schedulerEntry(kind(), Optional.ofNullable(program).map(face()::path));
    List<String> lines = new ArrayList<>(entry.text().lines().toList());
    if (write) {
      List<Path> written = administration.write(entry);
      lines.clear();
      written.forEach(file -> lines.add("Wrote " + face().words().formats().path(file) + "."));
    }
    lines.add(write ? "Now run:" : "Then run:");
    entry.commands().forEach(command -> lines.add("  " + command));
    answer(
        lines,
        new Fields()
            .put("scheduler", entry.kind())
            .put("written", write)
            .put("files", entry.files())
            .put("commands", entry.commands()));
    return ExitCode.DONE;
  }

  private SchedulerEntry.Kind kind() {
    if (scheduler == null) {
      return SchedulerEntry.Kind.of(System.getProperty("os.name", ""));
    }
    for (SchedulerEntry.Kind kind : SchedulerEntry.Kind.values()) {
      if (Fields.word(kind).equals(scheduler)) {
        return kind;
      }
    }
    throw new Usage("--for takes systemd, launchd or task-scheduler, not \"" + scheduler + "\".");
  }
}
