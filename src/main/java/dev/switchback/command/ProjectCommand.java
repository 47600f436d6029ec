package dev.switchback.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The command with which a project runs its own migrations: a program and its arguments, the
/// folder it runs in, and what is added to its environment. Never given to a shell.
///
/// A word `{verb}` says where the verb's words go; without it they go to the end. `{database}`,
/// `{url}`, `{config}` and `{settings}`, in a word or in the environment, say which database it is
/// ([Aim]).
///
/// @param words the program, then its arguments; at least one
/// @param folder absolute
public record ProjectCommand(List<String> words, Path folder, Map<String, String> environment) {
  private static final String VERB = "{verb}";

  public ProjectCommand {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    if (words.isEmpty() || words.getFirst().isBlank()) {
      throw new IllegalArgumentException("A command needs a program");
    }
    folder = folder.toAbsolutePath().normalize();
  }

  /// Takes a line apart as [Quoting] says.
  ///
  /// @throws IllegalArgumentException when a quote isn't closed, or there is no program
  public static ProjectCommand parse(String line, Path folder, Map<String, String> environment) {
    return new ProjectCommand(Quoting.split(line), folder, environment);
  }

  /// As one line: `DATABASE_URL={url} bin/rails` without the environment.
  public String line() {
    return Quoting.join(words);
  }

  /// As one line, with what is added to the environment before it.
  public String wholeLine() {
    List<String> all = new ArrayList<>();
    new TreeMap<>(environment).forEach((name, value) -> all.add(name + "=" + value));
    all.addAll(words);
    return Quoting.join(all);
  }

  /// The same with a verb's words in their place.
  ProjectCommand with(List<String> verb) {
    List<String> all = new ArrayList<>();
    for (String word : words) {
      if (word.equals(VERB)) {
        all.addAll(verb);
      } else {
        all.add(word);
      }
    }
    if (!words.contains(VERB)) {
      all.addAll(verb);
    }
    return new ProjectCommand(all, folder, environment);
  }

  /// Whether the program is told which database to work on.
  boolean saysWhichDatabase() {
    return words.stream().anyMatch(Aim::isPlace)
        || environment.values().stream().anyMatch(Aim::isPlace);
  }
}
