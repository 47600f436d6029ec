package dev.switchback.ui.main;

import dev.switchback.failure.AccessDenied;
import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.DatabaseTooNew;
import dev.switchback.failure.DiskFull;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.failure.FileReplaced;
import dev.switchback.failure.NotADatabase;
import dev.switchback.failure.NotPutBack;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.failure.RecoveryPending;
import dev.switchback.failure.SourceMissing;
import dev.switchback.failure.SqlFailed;
import dev.switchback.failure.UnknownName;
import dev.switchback.health.Verdict;
import dev.switchback.history.FoundHistory;
import dev.switchback.history.Leftover;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.StartRun;
import dev.switchback.ui.app.Failures;
import dev.switchback.ui.app.Look;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.app.Texts;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// Decides what has to be said above a timeline.
final class Banners {
  /// The key of what is said of a change from outside.
  static final String OUTSIDE = "outside";

  private static final int LINES_SHOWN = 8;

  private final Words words;
  private final Texts texts;

  Banners(Words words, Texts texts) {
    this.words = words;
    this.texts = texts;
  }

  /// The gravest first.
  List<Banner> of(Look look) {
    DatabaseStatus status = look.status();
    List<Banner> banners = new ArrayList<>();
    status.failure().ifPresent(failure -> banners.add(of(failure, status.state())));
    blocked(status, banners);
    interrupted(look, banners);
    unhealthy(status, banners);
    jars(status, banners);
    problems(status, banners);
    changedFiles(status, banners);
    otherHistory(status, banners);
    leftovers(status, banners);
    if (status.database().source().isEmpty() && status.failure().isEmpty()) {
      banners.add(
          new Banner(
              "no-source",
              new StateStyle(Feather.FOLDER_PLUS, StateStyle.Role.ACCENT),
              texts.get("banner.noSource"),
              texts.get("banner.noSource.advice"),
              List.of(),
              List.of(Cure.CHOOSE_SOURCE, Cure.WITHOUT_SOURCE)));
    }
    return banners;
  }

  private Banner of(Failure failure, DatabaseState state) {
    Said said = words.failures().say(failure);
    List<Cure> cures =
        switch (failure) {
          case DatabaseMissing _ ->
              List.of(Cure.LOCATE_FILE, Cure.OPEN_BACKUPS, Cure.LOOK_AGAIN, Cure.REMOVE_FROM_LIST);
          case NotADatabase _ ->
              List.of(
                  Cure.LOOK_AGAIN,
                  Cure.SALVAGE,
                  Cure.OPEN_BACKUPS,
                  Cure.LOCATE_FILE,
                  Cure.REMOVE_FROM_LIST);
          case DatabaseDamaged _ ->
              List.of(Cure.CHECK, Cure.SALVAGE, Cure.OPEN_BACKUPS, Cure.LOOK_AGAIN);
          case SourceMissing _ -> List.of(Cure.CHOOSE_SOURCE, Cure.LOOK_AGAIN);
          case AccessDenied _,
              DatabaseBusy _,
              DatabaseTooNew _,
              DiskFull _,
              FileFailed _,
              FileReplaced _,
              NotPutBack _,
              OperationCancelled _,
              RecoveryPending _,
              BackupUnusable _,
              SqlFailed _,
              UnknownName _ ->
              List.of(Cure.LOOK_AGAIN);
        };
    StateStyle style =
        failure instanceof SourceMissing
            ? new StateStyle(Feather.FOLDER_MINUS, StateStyle.Role.WARNING)
            : StateStyle.of(state);
    return new Banner(
        "failure " + failure.code(), style, said.sentence(), said.advice(), List.of(), cures);
  }

  /// Another program wrote to the file, and what is shown is how it was before.
  Banner outside(Database database, Instant at) {
    return new Banner(
        OUTSIDE,
        new StateStyle(Feather.REFRESH_CW, StateStyle.Role.ACCENT),
        texts.get(
            "banner.outside", words.formats().name(database.file()), words.formats().instant(at)),
        texts.get("banner.outside.advice"),
        List.of(),
        List.of(Cure.RELOAD, Cure.RELOAD_ALWAYS));
  }

  /// Another file has taken the place of the one that was shown.
  Banner replaced(Database database, Instant at) {
    return new Banner(
        "replaced " + at,
        new StateStyle(Feather.ALERT_TRIANGLE, StateStyle.Role.WARNING),
        texts.get(
            "banner.replaced", words.formats().name(database.file()), words.formats().instant(at)),
        texts.get("banner.replaced.advice"),
        List.of(),
        List.of(Cure.CHECK, Cure.OPEN_BACKUPS, Cure.DISMISS));
  }

  /// What was not run when Switchback started, and why; or how it failed.
  Banner atStart(StartRun run) {
    Said said = words.runs().atStart(run);
    boolean failed = run instanceof StartRun.Ran;
    return new Banner(
        "start",
        failed
            ? new StateStyle(Feather.X_CIRCLE, StateStyle.Role.DANGER)
            : new StateStyle(Feather.CLOCK, StateStyle.Role.ACCENT),
        said.sentence(),
        said.advice(),
        List.of(),
        List.of(Cure.REVIEW, Cure.DISMISS));
  }

  /// For something that didn't work.
  Banner of(Throwable thrown, String what) {
    Said said = Failures.say(thrown, texts, words);
    return new Banner(
        "notice " + what,
        new StateStyle(Feather.X_CIRCLE, StateStyle.Role.DANGER),
        said.sentence(),
        said.advice(),
        List.of(),
        List.of(Cure.DISMISS));
  }

  /// For something that wasn't done, with the reasons.
  Banner of(Database database, Refusal refusal) {
    return new Banner(
        "refused",
        new StateStyle(Feather.SLASH, StateStyle.Role.WARNING),
        words.refusals().headline(database.name(), refusal),
        "",
        refusal.reasons().stream()
            .map(reason -> words.refusals().say(reason))
            .map(said -> said.sentence() + " " + said.advice())
            .toList(),
        List.of(Cure.DISMISS));
  }

  private void blocked(DatabaseStatus status, List<Banner> banners) {
    List<Blockage> blockages = status.timeline().blockages();
    if (!blockages.isEmpty()) {
      banners.add(
          new Banner(
              "blocked " + blockages.hashCode(),
              new StateStyle(Feather.PAUSE_CIRCLE, StateStyle.Role.WARNING),
              texts.get("banner.blocked", words.tools().actor(status.timeline().tool())),
              texts.get("banner.blocked.advice"),
              blockages.stream().limit(LINES_SHOWN).map(words.blockages()::headline).toList(),
              List.of(Cure.OPEN_BLOCKED)));
    }
  }

  private void interrupted(Look look, List<Banner> banners) {
    look.activity().stream()
        .filter(a -> a.kind().writes())
        .findFirst()
        .filter(a -> a.outcome() == Activity.Outcome.INTERRUPTED)
        .ifPresent(
            a ->
                banners.add(
                    new Banner(
                        "interrupted " + a.id(),
                        StateStyle.of(a.outcome()),
                        texts.get("banner.interrupted", words.word(a.kind())),
                        a.summary(),
                        List.of(),
                        List.of(Cure.CHECK, Cure.OPEN_ACTIVITY, Cure.DISMISS))));
  }

  private void unhealthy(DatabaseStatus status, List<Banner> banners) {
    status
        .lastCheck()
        .filter(check -> check.verdict() != Verdict.HEALTHY)
        .ifPresent(
            check ->
                banners.add(
                    new Banner(
                        "check " + check.at(),
                        StateStyle.of(check.verdict()),
                        texts.get(
                            "banner.check",
                            words.word(check.kind()),
                            words.formats().instant(check.at()),
                            words.word(check.verdict()),
                            words.formats().problems(check.findings())),
                        texts.get("banner.check.advice"),
                        List.of(),
                        cures(check.verdict()))));
  }

  private static List<Cure> cures(Verdict verdict) {
    return switch (verdict) {
      case DAMAGED, CANNOT_BE_OPENED -> List.of(Cure.CHECK, Cure.SALVAGE, Cure.OPEN_BACKUPS);
      case HEALTHY, NOT_ALL_CHECKED, SPACE_NOT_ACCOUNTED, RULES_BROKEN, INDEX_PROBLEM ->
          List.of(Cure.CHECK, Cure.OPEN_BACKUPS);
    };
  }

  private void jars(DatabaseStatus status, List<Banner> banners) {
    List<SourceProblem> jars =
        status.timeline().problems().stream().filter(Banners::isJarToAllow).toList();
    if (!jars.isEmpty()) {
      banners.add(
          new Banner(
              "jars " + jars.hashCode(),
              new StateStyle(Feather.LOCK, StateStyle.Role.WARNING),
              texts.get("banner.jars", jars.size()),
              texts.get("banner.jars.advice"),
              jars.stream()
                  .limit(LINES_SHOWN)
                  .map(jar -> words.formats().name(jar.file()) + ": " + jar.detail())
                  .toList(),
              List.of(Cure.OPEN_JARS, Cure.DISMISS)));
    }
  }

  private static boolean isJarToAllow(SourceProblem problem) {
    return problem.kind() == SourceProblem.Kind.JAR_NOT_ALLOWED;
  }

  private void problems(DatabaseStatus status, List<Banner> banners) {
    List<SourceProblem> problems =
        status.timeline().problems().stream().filter(p -> !isJarToAllow(p)).toList();
    if (problems.isEmpty()) {
      return;
    }
    List<String> lines =
        new ArrayList<>(problems.stream().limit(LINES_SHOWN).map(words.refusals()::say).toList());
    if (problems.size() > LINES_SHOWN) {
      lines.add(texts.get("banner.more", problems.size() - LINES_SHOWN));
    }
    banners.add(
        new Banner(
            "problems " + problems.hashCode(),
            new StateStyle(Feather.FILE_MINUS, StateStyle.Role.WARNING),
            texts.get("banner.problems", problems.size()),
            texts.get("banner.problems.advice"),
            lines,
            List.of(Cure.SHOW_SOURCE, Cure.DISMISS)));
  }

  private void changedFiles(DatabaseStatus status, List<Banner> banners) {
    Tool tool = status.timeline().tool();
    for (MigrationState state : List.of(MigrationState.EDITED, MigrationState.MISSING)) {
      List<TimelineRow> rows =
          status.timeline().rows().stream().filter(row -> row.state() == state).toList();
      if (rows.isEmpty()) {
        continue;
      }
      List<String> versions =
          rows.stream().limit(LINES_SHOWN).map(row -> row.version().text()).toList();
      boolean alike =
          rows.stream().map(row -> words.tools().meaning(row, tool)).distinct().count() == 1;
      String meaning = alike ? words.tools().meaning(rows.getFirst(), tool) : words.meaning(state);
      String verdict =
          rows.getFirst().verdict().map(found -> " " + words.tools().say(found, tool)).orElse("");
      banners.add(
          new Banner(
              state + " " + versions,
              StateStyle.of(state),
              texts.get("banner." + state.name(), rows.size(), String.join(", ", versions)),
              meaning + verdict,
              List.of(),
              List.of(Cure.SHOW_SOURCE, Cure.DISMISS)));
    }
  }

  private void leftovers(DatabaseStatus status, List<Banner> banners) {
    for (Leftover leftover : status.leftovers()) {
      Said said = words.histories().say(leftover);
      banners.add(
          new Banner(
              "leftover " + leftover.table(),
              new StateStyle(Feather.ALERT_TRIANGLE, StateStyle.Role.WARNING),
              said.sentence(),
              said.advice(),
              List.of(),
              List.of(Cure.DISMISS)));
    }
  }

  private void otherHistory(DatabaseStatus status, List<Banner> banners) {
    List<FoundHistory> others = status.otherHistories();
    if (!others.isEmpty()) {
      List<String> tables = others.stream().map(FoundHistory::table).toList();
      List<String> tools =
          others.stream().map(found -> found.tool().displayName()).distinct().toList();
      banners.add(
          new Banner(
              "history " + String.join(", ", tables),
              new StateStyle(Feather.INFO, StateStyle.Role.ACCENT),
              texts.get(
                  "banner.otherHistory", words.formats().list(tools), words.formats().list(tables)),
              texts.get("banner.otherHistory.advice"),
              List.of(),
              List.of(Cure.CHOOSE_HISTORY, Cure.DISMISS)));
    }
  }
}
