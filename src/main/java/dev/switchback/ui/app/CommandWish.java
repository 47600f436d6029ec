package dev.switchback.ui.app;

import dev.switchback.command.ToolVerb;
import java.util.Optional;

/// What somebody had in mind when the sheet of the project's command was opened; it can be changed
/// there.
///
/// @param verb empty where the sheet shall propose one
/// @param given the version that the verb is about; empty where it takes none
public record CommandWish(Optional<ToolVerb> verb, String given) {
  public static final CommandWish OPEN = new CommandWish(Optional.empty(), "");
}
