package dev.switchback.ui.detail;

import dev.switchback.backup.Backup;
import dev.switchback.health.Verdict;
import dev.switchback.migration.CodePart;
import dev.switchback.migration.History;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.run.TryReport;
import dev.switchback.sql.Destruction;
import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.ui.app.ByCommand;
import dev.switchback.ui.app.FailedAt;
import dev.switchback.ui.app.Look;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.detail.Detail.Line;
import dev.switchback.ui.detail.Detail.Section;
import dev.switchback.ui.timeline.TimelineEvent;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kordamp.ikonli.feather.Feather;

/// Says everything there is to say about a point of the timeline.
final class DetailWords {
  private static final StateStyle GOOD = new StateStyle(Feather.CHECK, StateStyle.Role.SUCCESS);
  private static final StateStyle CAREFUL =
      new StateStyle(Feather.ALERT_TRIANGLE, StateStyle.Role.WARNING);
  private static final StateStyle BAD = new StateStyle(Feather.X_CIRCLE, StateStyle.Role.DANGER);

  private final Words words;
  private final Texts texts;
  private final EntryWords entries;

  DetailWords(Words words, Texts texts) {
    this.words = words;
    this.texts = texts;
    entries = new EntryWords(words, texts);
  }

  Detail of(Look look, TimelineEvent event, Optional<TryReport> tried) {
    return switch (event) {
      case TimelineEvent.Waiting waiting -> waiting(look, waiting.row(), tried);
      case TimelineEvent.Happened happened -> happened(look, happened);
      case TimelineEvent.Several several -> several(several);
      case TimelineEvent.Here _ -> overview(look);
      case TimelineEvent.Copied copied -> copied(copied.backup());
      case TimelineEvent.Did did -> did(did.activity());
    };
  }

  private Detail waiting(Look look, TimelineRow row, Optional<TryReport> tried) {
    Tool tool = look.status().timeline().tool();
    List<Section> about = new ArrayList<>();
    if (row.state() != MigrationState.PENDING) {
      about.add(Section.of(words.word(row.state()), List.of(words.tools().meaning(row, tool))));
    }
    if (row.isCode()) {
      about.add(howToRun(tool));
    } else if (tried.isPresent()) {
      row.java().map(this::program).ifPresent(about::add);
      about.addAll(tried(look.status().database(), tried.get()));
    } else {
      about.add(row.java().map(this::program).orElseGet(() -> statements(row.up())));
      removals(row.up()).ifPresent(about::add);
      about.add(wayBack(row.down()));
      about.add(Section.of(texts.get("detail.tried"), List.of(texts.get("detail.notTried"))));
    }
    lineage(row).ifPresent(about::add);
    MigrationState shown =
        row.state() == MigrationState.OUT_OF_ORDER
            ? MigrationState.OUT_OF_ORDER
            : MigrationState.PENDING;
    return new Detail(
        title(row.version().text(), row.description()),
        Optional.of(
            Line.with(
                StateStyle.of(shown),
                words.word(shown) + (row.destructive() ? " · " + words.destructive() : ""))),
        verdict(row, tool),
        about,
        Optional.of(sql(row.up(), OptionalInt.empty(), language(row))),
        Optional.empty(),
        row.down().map(down -> sql(down, OptionalInt.empty(), language(row))),
        log(look, row.version()),
        actions(look, row, tried));
  }

  private static List<DetailAction> actions(Look look, TimelineRow row, Optional<TryReport> tried) {
    if (row.isCode()) {
      return ByCommand.canBe(look.status())
          ? List.of(DetailAction.COMMAND, DetailAction.STAMP)
          : List.of(DetailAction.STAMP);
    }
    return tried.isPresent()
        ? List.of(DetailAction.RUN_UP_TO, DetailAction.TRY, DetailAction.STAMP)
        : List.of(DetailAction.TRY, DetailAction.RUN_UP_TO, DetailAction.STAMP);
  }

  private Optional<Line> verdict(TimelineRow row, Tool tool) {
    return row.verdict().map(verdict -> Line.plain(words.tools().say(verdict, tool)));
  }

  private Section howToRun(Tool tool) {
    return Section.of(texts.get("detail.howToRun"), List.of(words.tools().command(tool)));
  }

  /// Where it stands in a graph; empty where the order is a line.
  private Optional<Section> lineage(TimelineRow row) {
    Origin.Lineage lineage =
        row.migration().map(m -> m.origin().lineage()).orElse(Origin.Lineage.NONE);
    if (lineage.equals(Origin.Lineage.NONE)) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        lineage.parents().isEmpty()
            ? texts.get("detail.lineage.root")
            : texts.get("detail.lineage.parents", words.formats().list(lineage.parents())));
    if (!lineage.dependencies().isEmpty()) {
      lines.add(
          texts.get("detail.lineage.dependencies", words.formats().list(lineage.dependencies())));
    }
    if (!lineage.replaces().isEmpty()) {
      lines.add(texts.get("detail.lineage.replaces", words.formats().list(lineage.replaces())));
    }
    if (!lineage.group().isEmpty()) {
      lines.add(texts.get("detail.lineage.group", lineage.group()));
    }
    if (!lineage.labels().isEmpty()) {
      lines.add(texts.get("detail.lineage.labels", words.formats().list(lineage.labels())));
    }
    return Optional.of(Section.of(texts.get("detail.lineage"), lines));
  }

  private List<Section> tried(Database database, TryReport report) {
    Account account = words.tries().say(database, report);
    StateStyle verdict =
        report.up().failure().isPresent()
            ? BAD
            : switch (report.rollBackVerdict()) {
              case EXACT, NOT_TRIED -> GOOD;
              case LOSES_DATA, NOT_INVERSE -> CAREFUL;
              case FAILS -> CAREFUL;
            };
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(texts.get("detail.tried"), List.of(Line.with(verdict, account.headline()))));
    account.parts().forEach(part -> sections.add(Section.of(capital(part.label()), part.lines())));
    return sections;
  }

  private static String capital(String label) {
    return label.isEmpty() ? label : Character.toUpperCase(label.charAt(0)) + label.substring(1);
  }

  private Detail happened(Look look, TimelineEvent.Happened happened) {
    Tool tool = look.status().timeline().tool();
    HistoryEntry entry = happened.entry();
    MigrationText up =
        happened
            .row()
            .map(TimelineRow::up)
            .orElseGet(() -> MigrationText.recorded(entry.upSqlOr("")));
    Optional<MigrationText> down =
        happened
            .row()
            .map(TimelineRow::down)
            .orElseGet(() -> entry.downSql().map(MigrationText::recorded));
    Detail.Language language =
        happened.row().map(DetailWords::language).orElse(Detail.Language.SQL);
    boolean isOurs = language != Detail.Language.OTHER;
    List<Section> about = new ArrayList<>();
    about.add(entries.what(happened, tool));
    entry
        .detail()
        .filter(detail -> !detail.isBlank())
        .ifPresent(
            detail ->
                about.add(
                    new Section(
                        texts.get("detail.error"),
                        detail.lines().map(l -> Line.with(BAD, l)).limit(6).toList())));
    if (CodePart.classIn(up.sql()).isPresent()) {
      about.add(program(up));
    } else if (isOurs && (tool.isOwn() || !up.sql().isBlank())) {
      about.add(statements(up));
    }
    boolean stands = happened.row().isPresent();
    if (stands && isOurs) {
      about.add(wayBack(down));
    }
    happened.row().flatMap(this::lineage).ifPresent(about::add);
    return new Detail(
        title(entry.version().text(), happened.description()),
        Optional.of(Line.with(StateStyle.of(happened.state()), words.word(happened.state()))),
        happened.row().flatMap(row -> verdict(row, tool)),
        about,
        Optional.of(sql(up, failingLine(happened), language)),
        entry
            .upSql()
            .filter(recorded -> happened.state() == MigrationState.EDITED)
            .map(recorded -> sql(MigrationText.recorded(recorded), OptionalInt.empty(), language)),
        down.map(text -> sql(text, OptionalInt.empty(), language)),
        log(look, entry.version()),
        wayBackFrom(look, stands, isOurs));
  }

  private static List<DetailAction> wayBackFrom(Look look, boolean stands, boolean isOurs) {
    if (!stands) {
      return List.of();
    }
    if (isOurs) {
      return List.of(DetailAction.ROLL_BACK, DetailAction.RESTORE_TO_HERE);
    }
    return ByCommand.canBe(look.status())
        ? List.of(DetailAction.COMMAND, DetailAction.RESTORE_TO_HERE)
        : List.of(DetailAction.RESTORE_TO_HERE);
  }

  private static Detail.Language language(TimelineRow row) {
    if (row.isCode()) {
      return Detail.Language.OTHER;
    }
    return CodePart.classIn(row.up().sql()).isPresent()
        ? Detail.Language.JAVA
        : Detail.Language.SQL;
  }

  private static OptionalInt failingLine(TimelineEvent.Happened happened) {
    return happened.state() == MigrationState.FAILED
        ? happened.entry().detail().flatMap(FailedAt::in).stream()
            .mapToInt(FailedAt::line)
            .findAny()
        : OptionalInt.empty();
  }

  /// What can be said of a program before it is run.
  private Section program(CodePart code) {
    List<String> lines = new ArrayList<>();
    lines.add(code.className());
    code.jar().ifPresent(jar -> lines.add(texts.get("detail.java.jar", words.formats().name(jar))));
    if (code.hasCheck()) {
      lines.add(texts.get("detail.java.check"));
    }
    lines.add(texts.get("detail.java.unread"));
    return Section.of(texts.get("detail.java"), lines);
  }

  /// One that was run: its program may be gone.
  private Section program(MigrationText up) {
    List<String> lines = new ArrayList<>();
    lines.add(CodePart.classIn(up.sql()).orElse(""));
    up.file().ifPresent(jar -> lines.add(texts.get("detail.java.jar", words.formats().name(jar))));
    up.absentClass().ifPresent(_ -> lines.add(texts.get("detail.java.absent")));
    return Section.of(texts.get("detail.java"), lines);
  }

  private Section statements(MigrationText up) {
    List<SqlStatement> statements = Script.of(up.sql()).statements();
    Map<String, Long> kinds =
        statements.stream()
            .collect(
                Collectors.groupingBy(s -> s.kind().name(), TreeMap::new, Collectors.counting()));
    String list =
        kinds.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(Collectors.joining(", "));
    return Section.of(
        texts.get("detail.statements"),
        List.of(
            statements.isEmpty()
                ? texts.get("detail.statements.none")
                : texts.get("detail.statements.count", statements.size(), list)));
  }

  private Optional<Section> removals(MigrationText up) {
    List<Line> lines =
        Script.of(up.sql()).statements().stream()
            .filter(Destruction::isDestructive)
            .map(s -> Line.with(CAREFUL, removal(up, s)))
            .toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section(texts.get("detail.removes"), lines));
  }

  private String removal(MigrationText up, SqlStatement statement) {
    String oneLine = statement.text().strip().replaceAll("\\s+", " ");
    String shortened = oneLine.length() > 80 ? oneLine.substring(0, 79) + "…" : oneLine;
    return texts.get("detail.removes.line", up.firstLine() + statement.line() - 1, shortened);
  }

  private Section wayBack(Optional<MigrationText> down) {
    return new Section(
        texts.get("detail.wayBack"),
        List.of(
            down.isPresent()
                ? Line.plain(texts.get("detail.wayBack.written"))
                : Line.with(CAREFUL, texts.get("detail.noDown"))));
  }

  private Detail several(TimelineEvent.Several several) {
    List<String> lines =
        several.migrations().stream()
            .map(m -> title(m.entry().version().text(), m.description()))
            .toList();
    return new Detail(
        several.oldest().text() + "–" + several.newest().text(),
        Optional.of(
            Line.with(StateStyle.of(MigrationState.APPLIED), words.word(MigrationState.APPLIED))),
        Optional.empty(),
        List.of(Section.of(words.formats().migrations(several.migrations().size()), lines)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  Detail overview(Look look) {
    DatabaseStatus status = look.status();
    List<Section> about = new ArrayList<>();
    List<String> file = new ArrayList<>();
    file.add(words.formats().path(status.database().file()));
    status
        .linkedTo()
        .ifPresent(real -> file.add(texts.get("detail.linkedTo", words.formats().path(real))));
    if (status.facts().sizeBytes() > 0) {
      String size = words.formats().size(status.facts().sizeBytes());
      file.add(
          status.facts().walBytes() > 0
              ? texts.get(
                  "detail.sizeAndWal", size, words.formats().size(status.facts().walBytes()))
              : size);
    }
    status
        .facts()
        .journalMode()
        .ifPresent(
            mode ->
                file.add(
                    texts.get(
                        "detail.journal",
                        mode,
                        words.formats().count(status.facts().pageSizeBytes()))));
    about.add(Section.of(texts.get("detail.file"), file));
    about.add(migrations(status));
    about.add(
        Section.of(
            texts.get("detail.wayBack"),
            List.of(
                status
                    .lastBackup()
                    .map(this::newest)
                    .orElseGet(() -> texts.get("detail.noBackup")))));
    about.add(
        new Section(
            texts.get("detail.health"),
            List.of(
                status
                    .lastCheck()
                    .map(
                        check ->
                            Line.with(
                                StateStyle.of(check.verdict()),
                                check.verdict() == Verdict.HEALTHY
                                    ? texts.get(
                                        "detail.checked",
                                        words.word(check.verdict()),
                                        words.word(check.kind()),
                                        words.formats().instant(check.at()))
                                    : texts.get(
                                        "detail.checkedProblems",
                                        words.word(check.verdict()),
                                        words.formats().problems(check.findings()),
                                        words.formats().instant(check.at()))))
                    .orElseGet(() -> Line.plain(texts.get("detail.neverChecked"))))));
    if (!status.holders().isEmpty()) {
      about.add(
          Section.of(texts.get("detail.inUse"), List.of(words.plans().inUse(status.holders()))));
    }
    return new Detail(
        status.database().name(),
        Optional.of(Line.with(StateStyle.of(status.state()), words.word(status))),
        Optional.empty(),
        about,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        status.database().source().isEmpty()
            ? List.of(DetailAction.CHOOSE_SOURCE, DetailAction.SHOW_FILE)
            : List.of(DetailAction.SHOW_FILE));
  }

  private String newest(Backup backup) {
    return texts.get(
        "detail.newestBackup",
        words.word(backup.state()),
        words.formats().instant(backup.at()),
        words.formats().size(backup.sizeBytes()));
  }

  private Section migrations(DatabaseStatus status) {
    List<String> lines = new ArrayList<>();
    if (status.database().source().isEmpty()) {
      lines.add(texts.get("detail.noSource"));
    } else {
      lines.add(words.formats().path(status.database().source().get()));
      status.layoutReason().ifPresent(lines::add);
      lines.add(
          texts.get("detail.counts", status.timeline().applied().size(), status.pendingCount()));
    }
    words.tools().history(status).ifPresent(lines::add);
    return Section.of(texts.get("detail.migrations"), lines);
  }

  private Detail copied(Backup backup) {
    List<Section> about = new ArrayList<>();
    about.add(
        Section.of(
            texts.get("detail.file"),
            List.of(
                words.formats().path(backup.file()),
                words.formats().size(backup.sizeBytes()),
                words.formats().instant(backup.at()))));
    if (!backup.detail().isBlank()) {
      about.add(
          new Section(texts.get("detail.verification"), List.of(Line.with(BAD, backup.detail()))));
    }
    backup
        .sha256()
        .ifPresent(sum -> about.add(Section.of(texts.get("detail.sha256"), List.of(sum))));
    about.add(
        Section.of(
            texts.get("detail.contains"),
            List.of(
                backup
                    .lastMigration()
                    .map(v -> texts.get("detail.lastMigration", v.text()))
                    .orElseGet(() -> texts.get("detail.noMigrationInside")))));
    return new Detail(
        backup.reason().isSafetyCopy()
            ? words.backups().reason(backup)
            : texts.get("timeline.backup", words.formats().name(backup.file())),
        Optional.of(Line.with(StateStyle.of(backup.state()), words.word(backup.state()))),
        Optional.empty(),
        about,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        switch (backup.state()) {
          case VERIFIED, PROVED, MADE, VERIFICATION_FAILED ->
              List.of(DetailAction.RESTORE, DetailAction.SHOW_FILE);
          case MISSING -> List.of();
        });
  }

  private Detail did(Activity activity) {
    List<Section> about = new ArrayList<>();
    about.add(Section.of(texts.get("detail.result"), activity.summary().lines().toList()));
    about.add(
        Section.of(
            texts.get("detail.started"),
            List.of(
                words.formats().instant(activity.startedAt())
                    + " · "
                    + words.word(activity.surface()))));
    if (!activity.steps().isEmpty()) {
      about.add(
          Section.of(
              texts.get("detail.steps"), activity.steps().stream().map(this::step).toList()));
    }
    if (!activity.report().isBlank()) {
      about.add(Section.of(texts.get("detail.report"), List.of(activity.report().strip())));
    }
    return new Detail(
        title(words.word(activity.kind()), activity.subject()),
        Optional.of(Line.with(StateStyle.of(activity.outcome()), words.word(activity.outcome()))),
        Optional.empty(),
        about,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private String step(Activity.StepRecord step) {
    String said = words.runs().say(step.step(), step.subject());
    return step.detail().isBlank() ? said : said + ": " + step.detail();
  }

  private List<Section> log(Look look, Version version) {
    History history = look.status().history();
    List<Section> log = new ArrayList<>();
    for (HistoryEntry entry : history.entries().reversed()) {
      if (entry.version().equals(version)) {
        log.add(entries.logged(entry));
      }
    }
    for (Activity activity : look.activity()) {
      boolean mentions =
          activity.steps().stream()
              .anyMatch(
                  s ->
                      s.subject().equals(version.text())
                          || s.subject().startsWith(version.text() + " "));
      if (mentions) {
        log.add(
            Section.of(
                words.formats().instant(activity.startedAt())
                    + " · "
                    + words.word(activity.kind())
                    + " · "
                    + words.word(activity.outcome()),
                activity.summary().lines().toList()));
      }
    }
    return log;
  }

  private Detail.Sql sql(MigrationText text, OptionalInt failing, Detail.Language language) {
    String source =
        text.file()
            .map(file -> words.formats().path(file))
            .orElseGet(
                () -> texts.get(text.sql().isBlank() ? "detail.noText" : "detail.asRecorded"));
    return new Detail.Sql(text.sql(), text.firstLine(), failing, source, language);
  }

  private static String title(String number, String description) {
    return description.isBlank() ? number : number + "  " + description;
  }
}
