package dev.switchback.cli;

import dev.switchback.failure.Failure;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.words.Said;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The one place where what was thrown becomes a sentence and an exit code.
final class CliExceptionHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Face face;

  CliExceptionHandler(Face face) {
    this.face = face;
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    boolean json = command.getCommandSpec().userObject() instanceof Verb verb && verb.isJson();
    return switch (thrown) {
      case Failure failure -> number(failed(failure, json), command);
      case Usage usage -> misunderstood(String.valueOf(usage.getMessage()), command, json);
      default -> fault(thrown, json).number();
    };
  }

  private static int number(ExitCode code, CommandLine command) {
    return command.getCommandSpec().userObject() instanceof Verb verb
        ? verb.failing(code)
        : code.number();
  }

  @Override
  public int handleParseException(ParameterException thrown, String[] arguments) {
    boolean json = Arrays.asList(arguments).contains("--json");
    return misunderstood(message(thrown), thrown.getCommandLine(), json);
  }

  private static String message(ParameterException thrown) {
    if (thrown instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String typed = unmatched.getUnmatched().getFirst();
      List<String> similar = Similar.to(typed, thrown.getCommandLine().getSubcommands().keySet());
      return "Not understood: \""
          + typed
          + "\"."
          + (similar.isEmpty() ? "" : " Did you mean " + String.join(" or ", similar) + "?");
    }
    return String.valueOf(thrown.getMessage())
        .replaceFirst("^Error: ", "")
        .replace("is not an int", "is not a whole number");
  }

  ExitCode failed(Failure failure, boolean json) {
    ExitCode code = failure instanceof OperationCancelled ? ExitCode.CANCELLED : ExitCode.FAILED;
    if (json) {
      face.console()
          .document(new Fields().put("failure", new ReportFields(face.words()).failure(failure)));
    } else {
      Said said = face.words().failures().say(failure);
      face.console().message(said.sentence());
      face.console().message("  " + said.advice());
    }
    return code;
  }

  /// A fault of the program itself: nobody knows what it left, and the stack trace helps to find
  /// it.
  private ExitCode fault(Exception thrown, boolean json) {
    String message = "Switchback itself failed: " + thrown + ".";
    String advice = "Look at the status of the database before going on, and report this.";
    if (json) {
      face.console().document(failure("fault", message, advice));
    }
    thrown.printStackTrace(face.console().messages());
    face.console().message(message);
    face.console().message("  " + advice);
    return ExitCode.FAULT;
  }

  private static Fields failure(String code, String message, String advice) {
    return new Fields()
        .put(
            "failure",
            new Fields().put("code", code).put("message", message).put("advice", advice));
  }

  private int misunderstood(String message, CommandLine command, boolean json) {
    String advice = "See \"" + command.getCommandSpec().qualifiedName() + " --help\".";
    if (json) {
      face.console().document(failure("usage", message, advice));
    } else {
      face.console().message(message);
      face.console().message("  " + advice);
    }
    return ExitCode.USAGE.number();
  }
}
