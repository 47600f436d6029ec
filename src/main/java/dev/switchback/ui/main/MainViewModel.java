package dev.switchback.ui.main;

import dev.switchback.failure.OperationCancelled;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.StartRun;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Look;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.databases.DatabaseListViewModel;
import dev.switchback.ui.detail.DetailViewModel;
import dev.switchback.ui.timeline.TimelineItem;
import dev.switchback.ui.timeline.TimelineViewModel;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The main window's mind: which databases there are, which one is shown, and what is said about
/// it.
///
/// Used on the JavaFX thread; everything that touches a file goes through [FxJobs].
public final class MainViewModel {
  private final Engine engine;
  private final FxJobs jobs;
  private final Words words;
  private final Texts texts;
  private final Clock clock;
  private final Banners bannerRules;
  private final DatabaseListViewModel databases;
  private final TimelineViewModel timeline;
  private final DetailViewModel detail;
  private final ObservableList<Banner> banners = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.STARTING);
  private final ReadOnlyObjectWrapper<Optional<Header>> header =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Look>> look =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Map<Path, FileStamp> stamps = new HashMap<>();
  private final Set<Path> looking = new HashSet<>();
  private final Set<String> dismissed = new HashSet<>();
  private final Map<Path, Banner> atStart = new HashMap<>();
  private final TriesAhead tries;
  private List<Banner> notices = List.of();
  private Optional<DatabaseStatus> checking = Optional.empty();

  public MainViewModel(Engine engine, FxJobs jobs, Words words, Texts texts, Clock clock) {
    this.engine = engine;
    this.jobs = jobs;
    this.words = words;
    this.texts = texts;
    this.clock = clock;
    bannerRules = new Banners(words, texts);
    databases = new DatabaseListViewModel(words, texts);
    timeline = new TimelineViewModel(words, texts, clock);
    detail = new DetailViewModel(words, texts);
    tries = new TriesAhead(engine, jobs, timeline, texts, clock);
    databases.selectedProperty().subscribe((before, now) -> chosen(before, now));
    timeline.selectedProperty().subscribe(item -> showDetail());
  }

  public DatabaseListViewModel databases() {
    return databases;
  }

  public TimelineViewModel timeline() {
    return timeline;
  }

  /// What is tried on copies unasked.
  public TriesAhead tries() {
    return tries;
  }

  public DetailViewModel detail() {
    return detail;
  }

  /// What has to be said above the timeline, the gravest first.
  public ObservableList<Banner> banners() {
    return banners;
  }

  public ReadOnlyObjectProperty<Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Header>> headerProperty() {
    return header.getReadOnlyProperty();
  }

  /// The newest look at the chosen database.
  public ReadOnlyObjectProperty<Optional<Look>> lookProperty() {
    return look.getReadOnlyProperty();
  }

  public Optional<Database> chosen() {
    return databases.selectedProperty().get();
  }

  /// Reads the list again, and looks at every database.
  public void reload() {
    reload(chosen().map(Database::file));
  }

  /// Reads the list again, looks at every database, and chooses one.
  public void reload(Optional<Path> toChoose) {
    jobs.look(
        texts.get("job.list"),
        work -> engine.databases(),
        registered -> {
          databases.show(registered);
          page.set(registered.isEmpty() ? Page.FIRST_RUN : Page.DATABASE);
          Optional<Database> wanted =
              toChoose
                  .flatMap(databases::find)
                  .or(this::chosen)
                  .or(() -> databases.databases().stream().findFirst());
          boolean same = wanted.equals(chosen());
          databases.select(wanted);
          if (same) {
            wanted.ifPresent(this::lookAt);
          }
          registered.stream()
              .filter(database -> !Optional.of(database).equals(wanted))
              .forEach(this::glanceAt);
        },
        failure -> notice(failure, "list"));
  }

  /// Looks again at a database after something was done to it, or something was decided about it.
  /// One that is new is chosen.
  public void changed(Database database) {
    boolean isKnown = databases.find(database.file()).filter(database::equals).isPresent();
    if (databases.find(database.file()).isEmpty()) {
      reload(Optional.of(database.file()));
    } else if (!isKnown && isChosen(database)) {
      reload();
    } else if (isChosen(database)) {
      lookAt(database);
    } else {
      glanceAt(database);
    }
  }

  /// Compares the files with how they were at the last look, and looks again where they differ.
  /// Costs a few questions to the file system, in the background.
  public void poll() {
    chosen().ifPresent(this::poll);
    tries.again();
  }

  /// The same for every database in the list.
  public void pollAll() {
    databases.databases().forEach(this::poll);
    // Another window or a command may have changed the list.
    jobs.look(
        texts.get("job.list"),
        work -> engine.databases(),
        registered -> {
          if (!Set.copyOf(registered).equals(Set.copyOf(databases.databases()))) {
            reload();
          }
        },
        failure -> notice(failure, "list"));
  }

  private void poll(Database database) {
    if (looking.contains(database.file()) || isBusy(database)) {
      return;
    }
    jobs.look(
        texts.get("job.poll"),
        work -> FileStamp.of(database),
        stamp -> {
          FileStamp before = stamps.get(database.file());
          if (before != null && !before.equals(stamp) && !isBusy(database)) {
            differs(database, before, stamp);
          }
        },
        failure -> notice(failure, "poll"));
  }

  /// A migration that was written or edited is followed at once. What another program did to the
  /// database is told first, so that nothing changes under somebody's eyes, unless he wished that.
  private void differs(Database database, FileStamp before, FileStamp now) {
    if (!isChosen(database) || !now.isWrittenSince(before)) {
      changed(database);
    } else if (now.isReplacedSince(before)) {
      notice(bannerRules.replaced(database, clock.instant()));
      changed(database);
    } else if (dismissed.contains(followingKey(database))) {
      changed(database);
    } else if (notices.stream().noneMatch(banner -> banner.key().equals(Banners.OUTSIDE))) {
      notice(bannerRules.outside(database, clock.instant()));
    }
  }

  /// Looks at the chosen database as it is now, after another program has changed it. Selection and
  /// place stay.
  public void follow() {
    chosen().ifPresent(this::changed);
  }

  /// The same, and from now on without asking.
  public void followAlways() {
    chosen().ifPresent(database -> dismissed.add(followingKey(database)));
    follow();
  }

  private static String followingKey(Database database) {
    return database.file() + " follow";
  }

  private boolean isBusy(Database database) {
    return jobs.operations().stream()
        .anyMatch(
            operation -> operation.lane().equals(database.file()) && !operation.state().isEnded());
  }

  private void chosen(Optional<Database> before, Optional<Database> now) {
    boolean another = !before.map(Database::file).equals(now.map(Database::file));
    if (another) {
      tries.forget();
      look.set(Optional.empty());
      timeline.clear();
      showDetail();
      notices = List.of();
      banners.clear();
      header.set(now.map(database -> Header.looking(database, words, texts)));
    }
    now.ifPresent(this::lookAt);
  }

  private void lookAt(Database database) {
    looking.add(database.file());
    jobs.look(
        texts.get("job.look", database.name()),
        work -> {
          FileStamp stamp = FileStamp.of(database);
          Look seen = engine.look(database);
          return new Stamped<>(stamp, new Seen(seen, timeline.prepare(seen)));
        },
        found -> {
          looking.remove(database.file());
          stamps.put(database.file(), found.stamp());
          databases.show(found.what().look().status());
          if (isChosen(database)) {
            notices = notices.stream().filter(it -> !it.key().equals(Banners.OUTSIDE)).toList();
            show(found.what());
          }
        },
        failure -> {
          looking.remove(database.file());
          notice(failure, "look");
        });
  }

  private void glanceAt(Database database) {
    looking.add(database.file());
    jobs.look(
        texts.get("job.look", database.name()),
        work -> new Stamped<>(FileStamp.of(database), engine.status(database)),
        found -> {
          looking.remove(database.file());
          stamps.put(database.file(), found.stamp());
          databases.show(found.what());
        },
        failure -> {
          looking.remove(database.file());
          notice(failure, "look");
        });
  }

  private boolean isChosen(Database database) {
    return chosen().map(Database::file).equals(Optional.of(database.file()));
  }

  private void show(Seen found) {
    if (found.look().status().pendingCount() == 0) {
      atStart.remove(found.look().status().database().file());
    }
    look.set(Optional.of(found.look()));
    header.set(Optional.of(Header.of(found.look(), words, texts, clock)));
    timeline.show(found.rows());
    tries.of(found.look().status(), found.rows());
    showDetail();
    showBanners();
  }

  private void showDetail() {
    detail.show(look.get(), timeline.selectedProperty().get().map(TimelineItem::event));
    check();
  }

  /// Checks the migrations of the chosen database, where what is shown needs that.
  private void check() {
    detail
        .unchecked()
        .filter(status -> !checking.equals(Optional.of(status)))
        .ifPresent(
            status -> {
              checking = Optional.of(status);
              jobs.look(
                  texts.get("job.check", status.database().name()),
                  work -> engine.lint(status.database()),
                  findings -> {
                    checking = Optional.empty();
                    detail.checked(status, findings);
                  },
                  // What keeps the migrations from being read is said above the timeline.
                  failure -> {});
            });
  }

  private void showBanners() {
    List<Banner> all = new ArrayList<>(notices);
    chosen().map(Database::file).map(atStart::get).ifPresent(all::add);
    look.get().ifPresent(present -> all.addAll(bannerRules.of(present)));
    all.removeIf(banner -> dismissed.contains(dismissalKey(banner)));
    banners.setAll(all);
  }

  private String dismissalKey(Banner banner) {
    return chosen().map(database -> database.file() + " ").orElse("") + banner.key();
  }

  /// What was dismissed, to be remembered for the next start.
  public Set<String> dismissed() {
    return Set.copyOf(dismissed);
  }

  public void restoreDismissed(Set<String> keys) {
    dismissed.addAll(keys);
  }

  /// Takes a banner away for good.
  public void dismiss(Banner banner) {
    if (chosen().filter(it -> atStart.remove(it.file(), banner)).isEmpty()) {
      dismissed.add(dismissalKey(banner));
    }
    notices = notices.stream().filter(n -> !n.equals(banner)).toList();
    showBanners();
  }

  /// Says above the timeline that something didn't work.
  public void notice(Throwable failure, String what) {
    Banner banner = bannerRules.of(failure, what);
    List<Banner> kept =
        new ArrayList<>(notices.stream().filter(n -> !n.key().equals(banner.key())).toList());
    kept.addFirst(banner);
    notices = List.copyOf(kept);
    dismissed.remove(dismissalKey(banner));
    showBanners();
  }

  /// Says something above the timeline.
  public void notice(Banner banner) {
    notices = List.of(banner);
    dismissed.remove(dismissalKey(banner));
    showBanners();
  }

  /// Shows what came of a database that was to be brought up to date when the window was opened:
  /// above its timeline where somebody has to look, as long as something is pending.
  void startedWith(StartRun run) {
    boolean isFine =
        switch (run) {
          case StartRun.UpToDate _ -> true;
          case StartRun.Ran(var _, var report) -> report.failure().isEmpty();
          case StartRun.Waits _, StartRun.Refused _ -> false;
        };
    if (!isFine) {
      atStart.put(run.database().file(), bannerRules.atStart(run));
    }
    conclude(
        run.database(),
        run instanceof StartRun.Ran && !isFine ? OperationState.FAILED : OperationState.DONE,
        words.runs().atStart(run).sentence());
    changed(run.database());
    showBanners();
  }

  /// Changes what is registered of a database, and shows it.
  public void update(Database database) {
    jobs.look(
        texts.get("job.update"),
        work -> engine.update(database),
        updated -> reload(Optional.of(updated.file())),
        failure -> notice(failure, "update"));
  }

  /// Forgets a database. Its file and its backups stay.
  public void remove(Database database) {
    jobs.look(
        texts.get("job.update"),
        work -> {
          engine.remove(database);
          return database;
        },
        gone -> reload(Optional.empty()),
        failure -> notice(failure, "remove"));
  }

  /// Builds the sample shop where it isn't there yet, and shows it.
  public void openSampleShop() {
    var _ =
        jobs.operate(
            Path.of("sample-shop"),
            texts.get("operation.sample"),
            engine::openSampleShop,
            sample -> reload(Optional.of(sample.file())),
            failure -> notice(failure, "sample"));
  }

  /// Removes the sample shop with its files and backups.
  public void removeSampleShop() {
    jobs.look(
        texts.get("job.update"),
        work -> {
          engine.removeSampleShop();
          return texts;
        },
        gone -> reload(Optional.empty()),
        failure -> notice(failure, "sample"));
  }

  /// Tries everything pending up to and with `version` on a copy of the chosen database.
  public void tryUpTo(Version version) {
    look.get().map(Look::status).ifPresent(status -> tryUpTo(status, version));
  }

  private void tryUpTo(DatabaseStatus status, Version version) {
    Database database = status.database();
    var _ =
        jobs.operate(
            database.file(),
            texts.get("operation.try", version.text(), database.name()),
            work -> engine.tryUpTo(database, version, work),
            tried -> tried(status, version, tried),
            failure -> {
              if (!(failure instanceof OperationCancelled)) {
                notice(failure, "try");
              }
            });
  }

  private void tried(DatabaseStatus status, Version version, Engine.Tried tried) {
    switch (tried) {
      case Engine.Tried.Report(var report) -> {
        detail.tried(status, version, report);
        check();
        conclude(
            status.database(),
            report.up().failure().isPresent() ? OperationState.FAILED : OperationState.DONE,
            words.tries().headline(report));
      }
      case Engine.Tried.Refused(var refusal) -> {
        Banner banner = bannerRules.of(status.database(), refusal);
        notice(banner);
        conclude(status.database(), OperationState.FAILED, banner.headline());
      }
    }
  }

  /// Lets the strip say what came of the newest operation on this database.
  private void conclude(Database database, OperationState state, String sentence) {
    jobs.operations().reversed().stream()
        .filter(operation -> operation.lane().equals(database.file()))
        .findFirst()
        .filter(operation -> operation.state().isEnded())
        .ifPresent(operation -> operation.conclude(state, sentence));
  }

  /// Which page the middle of the window shows.
  public enum Page {
    STARTING,
    FIRST_RUN,
    DATABASE
  }

  /// A look, and its timeline in words.
  private record Seen(Look look, List<TimelineItem> rows) {}

  private record Stamped<T>(FileStamp stamp, T what) {}
}
