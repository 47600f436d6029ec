package dev.switchback.registry;

import dev.switchback.history.HistoryChoice;
import dev.switchback.migration.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What adding a file would register. Looking changes nothing.
///
/// @param name proposed, not taken yet
/// @param file the database; one that a project's configuration names may not be there yet
/// @param source the migrations folder that was found near it or is named by the project's
///     configuration, and `reason` why it was chosen
/// @param otherSources further folders that could be meant
/// @param alreadyRegisteredAs the name under which this very file is registered
/// @param tool the tool that the project's configuration belongs to
/// @param saidBy the file and the setting that name the database: `alembic.ini: sqlalchemy.url`;
///     empty when it was found by itself
/// @param settings what would be decided about it: a table of another name than usual
public record NewDatabase(
    String name,
    Path file,
    Optional<Path> source,
    String reason,
    List<Path> otherSources,
    Optional<String> alreadyRegisteredAs,
    Optional<Tool> tool,
    String saidBy,
    Settings settings) {
  public NewDatabase {
    otherSources = List.copyOf(otherSources);
    Settings decided = settings;
    settings =
        tool.filter(Tool::isWritable)
            .map(known -> decided.with(Settings.PROJECT_TOOL, known.name()))
            .orElse(decided);
  }

  /// One that no configuration speaks of.
  public NewDatabase(
      String name,
      Path file,
      Optional<Path> source,
      String reason,
      List<Path> otherSources,
      Optional<String> alreadyRegisteredAs) {
    this(
        name,
        file,
        source,
        reason,
        otherSources,
        alreadyRegisteredAs,
        Optional.empty(),
        "",
        Settings.NONE);
  }

  /// Whether the file is there.
  public boolean exists() {
    return Files.exists(file);
  }

  /// The same, as a configuration says it.
  NewDatabase saidBy(ProjectClaim claim, String sourceReason) {
    Settings decided =
        claim
            .table()
            .filter(table -> claim.tool().isPresent())
            .map(
                table ->
                    Settings.NONE.withHistory(
                        new HistoryChoice(claim.tool(), Optional.of(table), Optional.empty())))
            .orElse(Settings.NONE);
    return new NewDatabase(
        name,
        file,
        claim.migrations().or(() -> source),
        claim.migrations().isPresent() ? sourceReason : reason,
        otherSources,
        alreadyRegisteredAs,
        claim.tool(),
        claim.reason(),
        decided);
  }
}
