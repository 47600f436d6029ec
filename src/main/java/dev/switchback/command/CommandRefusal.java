package dev.switchback.command;

import java.util.List;

/// Why a verb isn't carried out.
///
/// @param subject what it is about: a verb, a folder
/// @param choices what there is in its place
public record CommandRefusal(Reason reason, String subject, List<String> choices)
    implements CommandPlanning {
  public CommandRefusal {
    choices = List.copyOf(choices);
  }

  /// Which of them it is.
  public enum Reason {
    /// Nobody said which command the project uses.
    NOT_CONFIGURED,
    /// The tool has no such verb.
    NO_SUCH_VERB,
    /// The verb needs a version, a name or a message.
    SOMETHING_MISSING,
    /// The command isn't told which database, so it can't be tried on a copy.
    NOT_TOLD_WHICH_DATABASE,
    /// The folder it runs in isn't there.
    FOLDER_MISSING
  }
}
