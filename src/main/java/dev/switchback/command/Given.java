package dev.switchback.command;

import dev.switchback.migration.Origin;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.util.List;

/// What is given with a verb: what it is, and how it is taken from one field that somebody fills
/// in.
public final class Given {
  private Given() {}

  /// What a verb wants to be given.
  public enum Need {
    NOTHING,
    /// A version, as the tool calls it.
    VERSION,
    /// A sentence.
    MESSAGE,
    /// A name, perhaps with further words.
    NAME
  }

  /// What `tool` needs for `verb`.
  public static Need need(Tool tool, ToolVerb verb) {
    if (!ToolVerbs.needsMore(tool, verb)) {
      return Need.NOTHING;
    }
    return switch (verb) {
      case UPGRADE_TO, DOWNGRADE_TO, STAMP, SQL -> Need.VERSION;
      case UPGRADE, UPGRADE_ONE, DOWNGRADE_ONE, CURRENT, HISTORY, CHECK, NEW, GENERATE ->
          ToolVerbs.takesMessage(tool, verb) ? Need.MESSAGE : Need.NAME;
    };
  }

  /// The words in `typed`: a message is one, whatever is in it.
  ///
  /// @throws IllegalArgumentException when a quote isn't closed
  public static List<String> words(Tool tool, ToolVerb verb, String typed) {
    String stripped = typed.strip();
    return switch (need(tool, verb)) {
      case NOTHING -> List.of();
      case MESSAGE -> stripped.isEmpty() ? List.of() : List.of(stripped);
      case VERSION, NAME -> Quoting.split(stripped);
    };
  }

  /// How `tool` is told a migration on its command line: `blog 0002_authors` for Django.
  public static String version(Tool tool, Version version, Origin origin) {
    String key = origin.key().isEmpty() ? version.text() : origin.key();
    return switch (tool) {
      case DJANGO -> key.replaceFirst("\\.", " ");
      case RAILS -> version.text();
      default -> key;
    };
  }

  /// What `tool` calls the state before the first migration; empty where it has no word for it.
  public static String beginning(Tool tool) {
    return switch (tool) {
      case ALEMBIC -> "base";
      case EF_CORE, RAILS -> "0";
      default -> "";
    };
  }
}
