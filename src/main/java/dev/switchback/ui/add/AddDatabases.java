package dev.switchback.ui.add;

import dev.switchback.failure.NotADatabase;
import dev.switchback.registry.Database;
import dev.switchback.registry.NewDatabase;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Turns files and folders into registered databases: one that is plain to see at once, several
/// after a choice. Where something had to be guessed, the guess is shown with its reason first.
public final class AddDatabases {
  private final Function<List<Path>, List<NewDatabase>> propose;
  private final Function<NewDatabase, Database> add;
  private final FxJobs jobs;
  private final Texts texts;
  private final Outlet outlet;

  /// @param propose what adding would register; blocks
  /// @param add registers; blocks
  public AddDatabases(
      Function<List<Path>, List<NewDatabase>> propose,
      Function<NewDatabase, Database> add,
      FxJobs jobs,
      Texts texts,
      Outlet outlet) {
    this.propose = propose;
    this.add = add;
    this.jobs = jobs;
    this.texts = texts;
    this.outlet = outlet;
  }

  /// Looks at the paths in the background and goes on from there.
  public void offer(List<Path> paths) {
    if (paths.isEmpty()) {
      return;
    }
    jobs.look(
        texts.get("job.propose"),
        work -> propose.apply(paths),
        proposals -> decide(paths, proposals),
        outlet::failed);
  }

  private void decide(List<Path> paths, List<NewDatabase> proposals) {
    List<NewDatabase> fresh =
        proposals.stream().filter(p -> p.alreadyRegisteredAs().isEmpty()).toList();
    if (proposals.isEmpty()) {
      outlet.failed(new NotADatabase(paths.getFirst(), NotADatabase.Kind.FOREIGN_OR_ENCRYPTED));
    } else if (fresh.isEmpty()) {
      outlet.known(proposals.getFirst().file());
    } else if (fresh.size() == 1 && fresh.getFirst().isPlain()) {
      register(fresh);
    } else {
      outlet.choose(fresh, this::register);
    }
  }

  private void register(List<NewDatabase> chosen) {
    jobs.look(
        texts.get("job.add"),
        work -> {
          List<Database> added = new ArrayList<>();
          chosen.forEach(proposal -> added.add(add.apply(proposal)));
          return added;
        },
        outlet::added,
        outlet::failed);
  }

  /// Where it goes from there.
  public interface Outlet {
    /// These are registered now.
    void added(List<Database> databases);

    /// The file is registered already.
    void known(Path file);

    /// Several were found: somebody has to choose.
    void choose(List<NewDatabase> found, Consumer<List<NewDatabase>> chosen);

    void failed(Throwable failure);
  }
}
