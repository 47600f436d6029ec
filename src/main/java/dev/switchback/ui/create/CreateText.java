package dev.switchback.ui.create;

import dev.switchback.registry.Creation;
import dev.switchback.registry.Environment;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.ui.sheet.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The command line that makes a database from nothing.
final class CreateText {
  private CreateText() {}

  /// @param planned empty while something is missing
  /// @param table what the first migration adds, with its columns; empty for none
  static String of(Optional<Creation> planned, String table, List<String> columns) {
    List<String> words = new ArrayList<>(List.of("switchback", "create"));
    planned.ifPresent(creation -> add(words, creation, table, columns));
    return String.join(" ", words);
  }

  private static void add(
      List<String> words, Creation creation, String table, List<String> columns) {
    words.add(ShellWord.quoted(creation.file().toString()));
    if (!creation.name().equals(String.valueOf(creation.file().getFileName()))) {
      words.addAll(List.of("--name", ShellWord.quoted(creation.name())));
    }
    if (creation.mode() != JournalMode.WAL) {
      words.addAll(List.of("--journal-mode", creation.mode().name().toLowerCase(Locale.ROOT)));
    }
    creation
        .migrations()
        .ifPresent(
            folder -> words.addAll(List.of("--migrations", ShellWord.quoted(folder.toString()))));
    creation
        .first()
        .ifPresent(
            first -> {
              words.addAll(List.of("--first", ShellWord.quoted(first.description())));
              if (!table.isEmpty()) {
                words.addAll(List.of("--table", ShellWord.quoted(table)));
                columns.forEach(
                    column -> words.addAll(List.of("--columns", ShellWord.quoted(column))));
              }
            });
    if (creation.environment() != Environment.DEVELOPMENT) {
      words.addAll(
          List.of("--environment", creation.environment().name().toLowerCase(Locale.ROOT)));
    }
  }
}
