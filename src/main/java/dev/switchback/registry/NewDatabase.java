package dev.switchback.registry;

import dev.switchback.failure.Failure;
import dev.switchback.history.FoundHistory;
import dev.switchback.history.HistoryChoice;
import dev.switchback.migration.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What adding a file would register, what speaks for it, and what else could be meant. Looking
/// changes nothing.
///
/// @param name proposed, not taken yet
/// @param file the database; one that a project's configuration names may not be there yet
/// @param source the migrations that were found near it or are named by the project's configuration
/// @param otherSources further folders that could be meant
/// @param alreadyRegisteredAs the name under which this very file is registered
/// @param tool the tool that the project's configuration belongs to
/// @param saidBy the file, the line and the setting that name the database: `alembic.ini, line 2:
///     sqlalchemy.url`; empty when it was found by itself
/// @param inside what stands in the file
/// @param settings what would be decided about it: a table of another name than usual
/// @param environment what it would be registered as being used for
public record NewDatabase(
    String name,
    Path file,
    Optional<SourceGuess> source,
    List<SourceGuess> otherSources,
    Optional<String> alreadyRegisteredAs,
    Optional<Tool> tool,
    String saidBy,
    Inside inside,
    Settings settings,
    Environment environment) {

  /// What a look into the file came to.
  public sealed interface Inside {
    /// There is no file yet, or an empty one.
    record Nothing() implements Inside {}

    record Histories(HistoryFindings found) implements Inside {}

    /// It couldn't be read: locked, damaged, not a database.
    record Unread(Failure failure) implements Inside {}
  }

  public NewDatabase {
    otherSources = List.copyOf(otherSources);
    Settings decided = settings;
    settings =
        tool.filter(Tool::isWritable)
            .map(known -> decided.with(Settings.PROJECT_TOOL, known.name()))
            .orElse(decided);
  }

  /// Whether the file is there.
  public boolean exists() {
    return Files.exists(file);
  }

  /// The history that counts as long as nobody says otherwise; empty when there is none yet.
  public Optional<FoundHistory> history() {
    return findings()
        .flatMap(
            found ->
                found.found().stream()
                    .filter(one -> one.tool() == found.recorded().tool())
                    .filter(one -> one.table().equalsIgnoreCase(found.recorded().table()))
                    .findFirst());
  }

  /// What was found in the file; empty where it isn't there or can't be read.
  public Optional<HistoryFindings> findings() {
    return inside instanceof Inside.Histories(HistoryFindings found)
        ? Optional.of(found)
        : Optional.empty();
  }

  /// Whether nothing had to be guessed: no history but Switchback's own, one folder of migrations
  /// at most, in Switchback's own layouts.
  public boolean isPlain() {
    boolean isOwn = history().stream().allMatch(found -> found.tool().isOwn());
    boolean isOpen = findings().stream().anyMatch(found -> !found.proposals().isEmpty());
    boolean isOurs = source.stream().allMatch(folder -> folder.layout().isEmpty());
    return exists()
        && saidBy.isEmpty()
        && isOwn
        && !isOpen
        && isOurs
        && otherSources.isEmpty()
        && !(inside instanceof Inside.Unread);
  }

  /// The tool as which files are read that look like no tool's own: the history's, or else the
  /// project's.
  public Optional<Tool> readAs() {
    return history()
        .map(FoundHistory::tool)
        .filter(found -> !found.isOwn() && found != Tool.USER_VERSION)
        .or(this::tool);
  }

  /// As a database that is used without being registered.
  public Database unregistered() {
    return Database.unregistered(file, source.map(SourceGuess::folder))
        .withSettings(settings)
        .withEnvironment(environment);
  }

  public NewDatabase withName(String other) {
    return new NewDatabase(
        other,
        file,
        source,
        otherSources,
        alreadyRegisteredAs,
        tool,
        saidBy,
        inside,
        settings,
        environment);
  }

  /// With these migrations in place of those proposed.
  public NewDatabase withSource(Optional<SourceGuess> other) {
    return new NewDatabase(
        name,
        file,
        other,
        otherSources,
        alreadyRegisteredAs,
        tool,
        saidBy,
        inside,
        settings,
        environment);
  }

  /// With another history than the one that is found.
  public NewDatabase withHistory(HistoryChoice choice) {
    return withSettings(settings.withHistory(choice));
  }

  /// Its files read as those of `layout`, whatever they look like; empty to go by their looks.
  public NewDatabase withLayout(Optional<Tool> layout) {
    return withSettings(settings.withLayout(layout));
  }

  NewDatabase withOtherSources(List<SourceGuess> others) {
    return new NewDatabase(
        name,
        file,
        source,
        others,
        alreadyRegisteredAs,
        tool,
        saidBy,
        inside,
        settings,
        environment);
  }

  NewDatabase withInside(Inside seen) {
    return new NewDatabase(
        name,
        file,
        source,
        otherSources,
        alreadyRegisteredAs,
        tool,
        saidBy,
        seen,
        settings,
        environment);
  }

  /// The same, used for something else.
  public NewDatabase usedFor(Environment other) {
    return new NewDatabase(
        name,
        file,
        source,
        otherSources,
        alreadyRegisteredAs,
        tool,
        saidBy,
        inside,
        settings,
        other);
  }

  /// With these decisions in place of those that were proposed.
  public NewDatabase withSettings(Settings other) {
    return new NewDatabase(
        name,
        file,
        source,
        otherSources,
        alreadyRegisteredAs,
        tool,
        saidBy,
        inside,
        other,
        environment);
  }
}
