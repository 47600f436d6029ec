package dev.switchback.command;

import dev.switchback.migration.Tool;
import java.util.List;

/// A command that a project probably runs its migrations with.
///
/// @param clues why, in the order in which it was put together
public record CommandProposal(Tool tool, ProjectCommand command, List<Clue> clues) {
  public CommandProposal {
    clues = List.copyOf(clues);
  }
}
