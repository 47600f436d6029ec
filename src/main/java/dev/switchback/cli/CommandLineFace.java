package dev.switchback.cli;

import dev.switchback.jobs.StopSignal;
import dev.switchback.registry.SwitchbackHome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;

/// The command line: the same services as the window, and the same words.
public final class CommandLineFace {
  private final Face face;

  CommandLineFace(Face face) {
    this.face = face;
  }

  /// On the streams of this process, with its home folder.
  public static CommandLineFace ofThisProcess(Clock clock) {
    return new CommandLineFace(
        new Face(
            Console.ofThisProcess(),
            clock,
            SwitchbackHome.ofThisProcess(),
            Path.of(""),
            Path.of(System.getProperty("user.home"))));
  }

  /// Whether `word` is the name of a command.
  public boolean knows(String word) {
    return commands().getSubcommands().containsKey(word);
  }

  /// Carries a command out. Blocks until it is done. Ctrl-C stops it and waits for the report.
  ///
  /// @return the exit code of the process
  public int run(List<String> arguments) {
    try (StopSignal _ = new StopSignal(face.cancellation(), this::tooLate)) {
      return execute(arguments);
    }
  }

  /// Says that there is no display, and shows the help.
  ///
  /// @return the exit code of the process
  public int withoutDisplay() {
    face.console()
        .message(
            "There is no display here, so the window cannot be shown. The command line works:");
    commands().usage(face.console().messages());
    return ExitCode.USAGE.number();
  }

  int execute(List<String> arguments) {
    return commands().execute(arguments.toArray(String[]::new));
  }

  CommandLine commands() {
    CliExceptionHandler handler = new CliExceptionHandler(face);
    CommandLine root = new CommandLine(new Root());
    for (Object verb :
        List.of(
            new ListCommand(face),
            new AddCommand(face),
            new CreateCommand(face),
            new ChangeCommand(face),
            new SettingsCommand(face),
            new RemoveCommand(face),
            new StatusCommand(face),
            new InfoCommand(face),
            new RunCommand(face),
            new RollbackCommand(face),
            new UpCommand(face),
            new StampCommand(face),
            new UnblockCommand(face),
            new TryCommand(face),
            new PlanCommand(face),
            new ToolCommand(face),
            new NewCommand(face),
            new LintCommand(face),
            new ShowCommand(face),
            new BackupCommand(face),
            new BackupsCommand(face),
            new CompareCommand(face),
            new ProveCommand(face),
            new PinCommand(face),
            new UnpinCommand(face),
            new CleanUpCommand(face),
            new TakeInCommand(face),
            new DeleteCommand(face),
            new TrashCommand(face),
            new BackupRulesCommand(face),
            new BackupTimerCommand(face),
            new RestoreCommand(face),
            new CheckCommand(face),
            new ReindexCommand(face),
            new RebuildCommand(face),
            new CompactCommand(face),
            new SpaceCommand(face),
            new SalvageCommand(face),
            new AcceptCommand(face),
            new UndoCommand(face),
            new ResetCommand(face),
            new RedoCommand(face),
            new HistoryCommand(face),
            new JarsCommand(face),
            new ActivityCommand(face),
            new SampleCommand(face),
            new GuideCommand(face),
            new HelpCommand(face))) {
      root.addSubcommand(verb);
    }
    TemplateOptions.addTo(
        Objects.requireNonNull(root.getSubcommands().get("new")).getCommandSpec(),
        face.words().templates());
    helpFor(root);
    root.getCommandSpec()
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
    root.getSubcommands().values().forEach(CommandLineFace::helpFor);
    return root.setOut(face.console().results())
        .setErr(face.console().messages())
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(90)
        .setExecutionExceptionHandler(handler)
        .setParameterExceptionHandler(handler);
  }

  private static void helpFor(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
  }

  private void tooLate() {
    face.console().message("It is being finished and can't be stopped any more.");
  }

  /// What stands before the commands.
  @Command(
      name = "switchback",
      customSynopsis = {
        "switchback [FILE | FOLDER]          opens the window",
        "       switchback COMMAND [OPTIONS]        does one thing and tells what came of it"
      },
      description =
          "%nShows which migrations SQLite files have had, runs and rolls them back, backs files"
              + " up, restores and checks them. Nothing is written before you have seen what will"
              + " be written.%n",
      versionProvider = ProgramVersion.class,
      footer =
          "%nResults are printed on standard output, everything else on standard error."
              + " \"switchback help COMMAND\" shows a command's options, \"switchback help"
              + " exit-codes\" what the exit codes mean.")
  static final class Root implements Runnable {
    @Override
    public void run() {
      throw new Usage("Which command?");
    }
  }

  /// The version, as the manifest of the packaged program tells it.
  static final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version =
          Optional.ofNullable(CommandLineFace.class.getPackage().getImplementationVersion())
              .orElse("(development)");
      return new String[] {"Switchback " + version};
    }
  }
}
