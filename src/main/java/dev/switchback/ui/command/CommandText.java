package dev.switchback.ui.command;

import dev.switchback.command.ProjectCommand;
import dev.switchback.command.ToolVerb;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.ui.sheet.ShellWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// The command line that does what the sheet shows.
final class CommandText {
  private CommandText() {}

  /// What keeps a command for the database.
  static String keeping(Database database, Tool tool, ProjectCommand command) {
    List<String> words = new ArrayList<>(List.of("switchback", "tool", named(database)));
    words.addAll(List.of("--configure", ShellWord.quoted(command.line())));
    words.addAll(List.of("--tool", tool.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    words.addAll(List.of("--folder", ShellWord.quoted(command.folder().toString())));
    new TreeMap<>(command.environment())
        .forEach(
            (name, value) -> words.addAll(List.of("--env", ShellWord.quoted(name + "=" + value))));
    return String.join(" ", words);
  }

  private static String named(Database database) {
    return ShellWord.quoted(
        database.id().isPresent() ? database.name() : database.file().toString());
  }

  static String of(
      Database database, Optional<ToolVerb> verb, List<String> given, Duration lockWait) {
    List<String> words = new ArrayList<>(List.of("switchback", "tool", named(database)));
    verb.map(ToolVerb::option).ifPresent(words::add);
    given.stream().map(ShellWord::quoted).forEach(words::add);
    if (!lockWait.equals(database.settings().busyTimeout())) {
      words.addAll(List.of("--wait", Long.toString(lockWait.toSeconds())));
    }
    return String.join(" ", words);
  }
}
