package dev.switchback.ui.main;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import dev.switchback.registry.StartRun;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.app.Toasts;
import dev.switchback.words.Words;
import java.util.Optional;

/// Brings the databases up to date, when the window is opened, that are set so. Each waits in the
/// queue of its database and is shown in the strip; what nobody may run unseen is told over its
/// timeline.
public final class RunsAtStart {
  private final Administration administration;
  private final FxJobs jobs;
  private final MainViewModel model;
  private final Toasts toasts;
  private final Words words;
  private final Texts texts;

  public RunsAtStart(
      Administration administration,
      FxJobs jobs,
      MainViewModel model,
      Toasts toasts,
      Words words,
      Texts texts) {
    this.administration = administration;
    this.jobs = jobs;
    this.model = model;
    this.toasts = toasts;
    this.words = words;
    this.texts = texts;
  }

  /// Queues them. Called once, when the window is there.
  public void begin() {
    jobs.look(
        texts.get("job.list"),
        _ -> administration.runAtStart(),
        wished -> wished.forEach(this::begin),
        failure -> model.notice(failure, "start"));
  }

  private void begin(Database database) {
    var _ =
        jobs.operate(
            database.file(),
            texts.get("operation.start", database.name()),
            work -> administration.runAtStart(database, work),
            this::ended,
            failure -> model.notice(failure, "start"));
  }

  private void ended(StartRun run) {
    model.startedWith(run);
    switch (run) {
      case StartRun.UpToDate _ -> {}
      case StartRun.Waits _, StartRun.Refused _, StartRun.Ran _ ->
          toasts.show(
              words.runs().atStart(run).sentence(),
              Optional.of(texts.get("toast.show")),
              () -> model.databases().select(model.databases().find(run.database().file())));
    }
  }
}
