package dev.switchback.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows the help of a command, or the exit codes.
@Command(
    name = "help",
    customSynopsis = "switchback help [COMMAND | exit-codes]",
    description = "Shows the help of a command, or the meaning of the exit codes.")
final class HelpCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "A command, or exit-codes.")
  private @Nullable String topic;

  @Spec private CommandSpec spec;

  private final Face face;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec.
  HelpCommand(Face face) {
    this.face = face;
  }

  @Override
  public Integer call() {
    CommandLine root = spec.parent().commandLine();
    if (topic == null) {
      root.usage(face.console().results());
    } else if (topic.equals("exit-codes")) {
      for (ExitCode code : ExitCode.values()) {
        face.console().result(String.format("%4d  %s", code.number(), code.meaning()));
      }
      face.console().result(StatusCommand.ENDINGS);
    } else {
      CommandLine command = root.getSubcommands().get(topic);
      if (command == null) {
        throw new Usage("There is no command \"" + topic + "\".");
      }
      command.usage(face.console().results());
    }
    return ExitCode.DONE.number();
  }
}
