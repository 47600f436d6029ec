package dev.switchback.command;

import dev.switchback.migration.Tool;
import java.util.List;

/// A command that would be run, with the places for the database still in it.
///
/// @param command with the verb's words
public record CommandPlan(Tool tool, ToolVerb verb, ProjectCommand command)
    implements CommandPlanning {

  /// As somebody would type it.
  public String line() {
    return command.wholeLine();
  }

  /// What would be run to do `verb` with a project's command. Pure.
  ///
  /// @param given a version, a name or a message, where the verb takes one
  public static CommandPlanning of(
      Tool tool, ToolVerb verb, List<String> given, ProjectCommand command) {
    List<String> verbs = ToolVerbs.of(tool).stream().map(ToolVerb::option).toList();
    return ToolVerbs.words(tool, verb, given)
        .map(words -> of(tool, verb, given, command, words))
        .orElseGet(
            () -> new CommandRefusal(CommandRefusal.Reason.NO_SUCH_VERB, verb.option(), verbs));
  }

  private static CommandPlanning of(
      Tool tool, ToolVerb verb, List<String> given, ProjectCommand command, List<String> words) {
    if (given.isEmpty() && ToolVerbs.needsMore(tool, verb)) {
      return new CommandRefusal(CommandRefusal.Reason.SOMETHING_MISSING, verb.option(), List.of());
    }
    ProjectCommand whole = command.with(words);
    boolean mustBeTold = verb.effect() == ToolVerb.Effect.DATABASE || verb == ToolVerb.CURRENT;
    if (mustBeTold && !whole.saysWhichDatabase()) {
      return new CommandRefusal(
          CommandRefusal.Reason.NOT_TOLD_WHICH_DATABASE, whole.line(), List.of());
    }
    return new CommandPlan(tool, verb, whole);
  }

  /// The tools that can be driven, and what each can be asked.
  public static List<Tool> tools() {
    return ToolVerbs.tools();
  }

  public static List<ToolVerb> verbs(Tool tool) {
    return List.copyOf(ToolVerbs.of(tool));
  }
}
