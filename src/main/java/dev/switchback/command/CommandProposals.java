package dev.switchback.command;

import dev.switchback.migration.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds out with which command a project runs its migrations, from the files that are there. Runs
/// nothing.
public final class CommandProposals {
  /// So far up from the migrations' or the database's folder a project is looked for.
  private static final int LEVELS = 6;

  private final List<Path> systemFolders;

  /// @param path where the system looks for programs, as it writes that: the variable `PATH`
  public CommandProposals(String path) {
    systemFolders = Project.systemFolders(path);
  }

  /// The nearest project above each of `places` that each tool is found in; those of `likely`
  /// first.
  ///
  /// @param likely the tool whose history the database has
  public List<CommandProposal> find(List<Path> places, Optional<Tool> likely) {
    List<CommandProposal> found = new ArrayList<>();
    for (Function<Project, Stream<CommandProposal>> recogniser : recognisers()) {
      places.stream()
          .flatMap(CommandProposals::andAbove)
          .distinct()
          .map(folder -> recogniser.apply(new Project(folder, systemFolders)).toList())
          .filter(proposals -> !proposals.isEmpty())
          .findFirst()
          .ifPresent(found::addAll);
    }
    found.sort(
        Comparator.comparing(
            (CommandProposal proposal) -> !likely.equals(Optional.of(proposal.tool()))));
    return List.copyOf(found);
  }

  private static List<Function<Project, Stream<CommandProposal>>> recognisers() {
    return List.of(
        PythonProposals::alembic,
        PythonProposals::flask,
        PythonProposals::django,
        OtherProposals::rails,
        OtherProposals::laravel,
        OtherProposals::efCore,
        NodeProposals::all);
  }

  private static Stream<Path> andAbove(Path folder) {
    return Stream.<Path>iterate(folder, at -> at != null, Path::getParent).limit(LEVELS);
  }
}
