package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.migration.Tool;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.SourceGuess;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the migrations are and how they are read, as it was typed.
final class SourceWish {
  @Option(names = "--migrations", paramLabel = "DIR", description = "The folder of its migrations.")
  private @Nullable String migrations;

  @Option(
      names = "--no-migrations",
      description = "It has no migrations: it is backed up, checked and restored only.")
  private boolean noMigrations;

  @Option(
      names = "--layout",
      paramLabel = "TOOL",
      description =
          "The tool as which the files are read, such as goose; switchback for plain files, pairs"
              + " and sections. Without it the history or the looks of the files decide.")
  private @Nullable String layout;

  void requireSense() {
    if (noMigrations && (migrations != null || layout != null)) {
      throw new Usage(
          (migrations == null ? "--layout" : "--migrations")
              + " and --no-migrations exclude each other.");
    }
  }

  /// The tool of this name, whose layout is known.
  static Tool layout(Administration administration, String typed) {
    Tool tool = HistoryNaming.tool(typed);
    if (!administration.layouts().contains(tool)) {
      throw new Usage("The layout of " + tool.displayName() + " is not known here.");
    }
    return tool;
  }

  /// The proposal with what was said here in place of what was found.
  NewDatabase applied(Administration administration, Face face, NewDatabase proposal) {
    if (noMigrations) {
      return proposal.withSource(Optional.empty());
    }
    Optional<Tool> wanted = Optional.ofNullable(layout).map(typed -> layout(administration, typed));
    if (migrations == null && wanted.isEmpty()) {
      return proposal;
    }
    Optional<Path> folder =
        Optional.ofNullable(migrations)
            .map(face::path)
            .or(() -> proposal.source().map(SourceGuess::folder));
    if (folder.isEmpty()) {
      throw new Usage("--layout needs a folder: say it with --migrations DIR.");
    }
    return proposal
        .withLayout(wanted)
        .withSource(
            Optional.of(
                administration
                    .guess(folder.get(), wanted.or(() -> proposal.readAs()), proposal.file())
                    .orElseGet(() -> SourceGuess.unread(folder.get()))));
  }
}
