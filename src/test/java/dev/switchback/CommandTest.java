package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestoreReport;
import dev.switchback.command.CommandEnd;
import dev.switchback.command.CommandOutput;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandPlanning;
import dev.switchback.command.CommandRefusal;
import dev.switchback.command.CommandReport;
import dev.switchback.command.OutputLine;
import dev.switchback.command.ProjectCommand;
import dev.switchback.command.ToolVerb;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.schema.TableRows;
import dev.switchback.testing.OtherProgram;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.testing.ToolProgram;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project's own command, on a copy and on the file.
class CommandTest {
  private static final Duration WAIT = Duration.ofSeconds(5);

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.in(folder);
    Sql.run(
        shop.file(),
        "CREATE TABLE parents (id INTEGER PRIMARY KEY)",
        "CREATE TABLE children (parent INTEGER REFERENCES parents (id))",
        "INSERT INTO parents VALUES (1)",
        "INSERT INTO children VALUES (1)");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aTryShowsWhatTheCommandDidToACopyAndLeavesTheFile() throws Exception {
    byte[] before = Files.readAllBytes(shop.file());

    CommandReport report = attempt(ToolVerb.UPGRADE, "obedient", "{database}");

    assertThat(report.outcome()).isEqualTo(CommandReport.Outcome.DONE);
    assertThat(report.isWorthRunning()).isTrue();
    assertThat(report.effect().added()).containsExactly("2");
    assertThat(report.effect().schema().changes())
        .extracting(change -> change.object().name())
        .contains("books");
    assertThat(report.effect().rows()).anyMatch(CommandTest::isTwoBooks);
    assertThat(texts(report)).contains("running 2 books");
    assertThat(Files.readAllBytes(shop.file())).isEqualTo(before);
    assertThat(folder.resolve("data").toFile().list()).containsExactly("shop.db");
    assertThat(administration().backups(shop.database())).isEmpty();
    assertThat(folder.resolve("home/tries")).isEmptyDirectory();
  }

  @Test
  void aRunWritesUnderASafetyCopyAndCanBeUndone() {
    CommandReport report = run(ToolVerb.UPGRADE, "obedient", "{database}");

    assertThat(report.outcome()).isEqualTo(CommandReport.Outcome.DONE);
    assertThat(report.effect().added()).containsExactly("2");
    assertThat(report.safetyCopy()).map(Backup::state).contains(Backup.State.VERIFIED);
    assertThat(report.safetyCopy()).map(Backup::reason).contains(Backup.Reason.BEFORE_COMMAND);
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM books")).isEqualTo(2);
    assertThat(administration().activity(Optional.of(shop.database()), 1))
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(Activity.Kind.COMMAND))
        .satisfies(it -> assertThat(it.outcome()).isEqualTo(Activity.Outcome.DONE));

    RestoreReport undone =
        administration()
            .undo(
                shop.database(),
                administration().planUndo(shop.database()).orElseThrow(),
                Work.quiet());

    assertThat(undone.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema ORDER BY 1"))
        .containsExactly("children", "parents");
  }

  @Test
  void rollingBackIsTheToolsOwnCommand() {
    run(ToolVerb.UPGRADE, "obedient", "{database}");

    CommandReport report = run(ToolVerb.DOWNGRADE_ONE, "obedient", "{database}");

    assertThat(report.outcome()).isEqualTo(CommandReport.Outcome.DONE);
    assertThat(report.effect().removed()).containsExactly("2");
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM _sqlx_migrations")).isZero();
  }

  @Test
  void aFailureHalfWayIsToldWithWhatStays() {
    CommandReport onCopy = attempt(ToolVerb.UPGRADE, "half", "{database}");
    assertThat(onCopy.outcome()).isEqualTo(CommandReport.Outcome.FAILED_CHANGED);
    assertThat(onCopy.isWorthRunning()).isFalse();
    assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema")).doesNotContain("half");

    CommandReport report = run(ToolVerb.UPGRADE, "half", "{database}");

    assertThat(report.outcome()).isEqualTo(CommandReport.Outcome.FAILED_CHANGED);
    assertThat(report.end().orElseThrow().result()).isEqualTo(new CommandEnd.Result.Exited(3));
    assertThat(report.end().orElseThrow().output().lines())
        .contains(new OutputLine(OutputLine.Stream.ERROR, "no such table: nowhere"));
    assertThat(report.effect().schema().changes()).hasSize(1);
    assertThat(administration().planUndo(shop.database())).isPresent();
  }

  @Test
  void aCommandThatGoesForTheFileInPlaceOfTheCopyIsKeptOut() throws Exception {
    byte[] before = Files.readAllBytes(shop.file());

    CommandReport report =
        attempt(ToolVerb.UPGRADE, "elsewhere", "{database}", shop.file().toString());

    assertThat(report.outcome()).isEqualTo(CommandReport.Outcome.FAILED_UNCHANGED);
    assertThat(report.seemsKeptOut()).isTrue();
    assertThat(Files.readAllBytes(shop.file())).isEqualTo(before);
  }

  @Test
  void aCommandThatReplacesTheFileDuringATryIsFoundOutAndCanBeUndone() {
    CommandReport report =
        attempt(ToolVerb.UPGRADE, "replacing", "{database}", shop.file().toString());

    assertThat(report.outcome()).isEqualTo(CommandReport.Outcome.WROTE_TO_THE_FILE);
    assertThat(report.safetyCopy()).map(Backup::state).contains(Backup.State.VERIFIED);
    assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema")).doesNotContain("parents");

    administration()
        .undo(
            shop.database(),
            administration().planUndo(shop.database()).orElseThrow(),
            Work.quiet());

    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM parents")).isEqualTo(1);
  }

  @Test
  void aCommandThatDoesNothingToTheCopyIsNotWorthRunning() {
    CommandReport report = attempt(ToolVerb.UPGRADE, "idle", "{database}");

    assertThat(report.outcome()).isEqualTo(CommandReport.Outcome.DONE);
    assertThat(report.isWorthRunning()).isFalse();
  }

  @Test
  void brokenForeignKeysAreCounted() {
    CommandReport report = run(ToolVerb.UPGRADE, "breaking", "{database}");

    assertThat(report.outcome()).isEqualTo(CommandReport.Outcome.DONE);
    assertThat(report.effect().broken())
        .singleElement()
        .satisfies(broken -> assertThat(broken.table()).isEqualTo("children"))
        .satisfies(broken -> assertThat(broken.rows()).isEqualTo(1));
  }

  @Test
  void aCommandThatTakesTheFileAwayLeavesTheSafetyCopy() {
    CommandReport report = run(ToolVerb.UPGRADE, "removing", "{database}");

    assertThat(report.outcome()).isEqualTo(CommandReport.Outcome.FAILED_CHANGED);
    assertThat(report.failure()).isPresent();
    assertThat(report.safetyCopy())
        .map(Backup::file)
        .hasValueSatisfying(
            file -> assertThat(Sql.number(file, "SELECT count(*) FROM parents")).isEqualTo(1));
  }

  @Test
  void aHangIsStoppedWithAllThatItStarted() {
    Cancellation cancellation = new Cancellation();
    List<Long> children = new ArrayList<>();
    Work work =
        new Work(
            cancellation,
            event -> {
              if (event instanceof WorkEvent.Printed(String line) && line.startsWith("child ")) {
                children.add(Long.valueOf(line.substring("child ".length())));
                cancellation.request();
              }
            });

    CommandReport report =
        administration()
            .runCommand(
                shop.database(), plan(ToolVerb.UPGRADE, "hanging", "{database}"), WAIT, work);

    assertThat(report.outcome()).isEqualTo(CommandReport.Outcome.CANCELLED_CHANGED);
    assertThat(report.effect().schema().changes()).hasSize(1);
    assertThat(children)
        .singleElement()
        .satisfies(id -> assertThat(ProcessHandle.of(id).filter(ProcessHandle::isAlive)).isEmpty());
    assertThat(report.safetyCopy()).isPresent();
  }

  @Test
  void ofVeryMuchOutputTheBeginningAndTheEndAreKept() {
    CommandReport report = attempt(ToolVerb.UPGRADE, "loud", "{database}");

    CommandOutput output = report.end().orElseThrow().output();
    assertThat(output.bytes()).isGreaterThan(100_000_000);
    assertThat(output.first()).hasSize(CommandOutput.KEPT);
    assertThat(output.first().getFirst().text()).isEqualTo("line 0");
    assertThat(output.last().get(CommandOutput.KEPT - 2).text()).isEqualTo("the end");
    assertThat(output.last().getLast().text()).hasSizeLessThan(5000).endsWith("…");
    assertThat(output.leftOut()).isEqualTo(100_002 - 2 * CommandOutput.KEPT);
  }

  @Test
  void aDatabaseWithALogIsTriedAndRunToo() {
    Sql.run(shop.file(), "PRAGMA journal_mode=WAL");

    CommandReport kept =
        attempt(ToolVerb.UPGRADE, "elsewhere", "{database}", shop.file().toString());
    assertThat(kept.outcome()).isEqualTo(CommandReport.Outcome.FAILED_UNCHANGED);

    CommandReport tried = attempt(ToolVerb.UPGRADE, "obedient", "{database}");
    assertThat(tried.isWorthRunning()).isTrue();
    assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema")).hasSize(2);

    CommandReport report = run(ToolVerb.UPGRADE, "obedient", "{database}");
    assertThat(report.outcome()).isEqualTo(CommandReport.Outcome.DONE);
    assertThat(report.effect().isWritten()).isTrue();
  }

  @Test
  void whileSomebodyElseWritesNothingIsTried() {
    CommandPlan plan = plan(ToolVerb.UPGRADE, "obedient", "{database}");
    try (OtherProgram other = OtherProgram.using(shop.file(), "BEGIN IMMEDIATE")) {
      CommandReport report =
          administration().tryCommand(shop.database(), plan, Duration.ofMillis(300), Work.quiet());

      assertThat(report.outcome()).isEqualTo(CommandReport.Outcome.NOT_RUN);
      assertThat(report.failure())
          .get()
          .isInstanceOfSatisfying(
              DatabaseBusy.class,
              busy ->
                  assertThat(busy.holders())
                      .extracting(holder -> holder.processId())
                      .contains(other.id()));
      assertThat(administration().backups(shop.database())).isEmpty();
    }
  }

  @Test
  void whatATryDidCannotBeUndoneBecauseItDidNothing() {
    attempt(ToolVerb.UPGRADE, "obedient", "{database}");

    assertThat(administration().planUndo(shop.database())).isEmpty();
  }

  @Test
  void aVerbThatOnlyLooksIsAskedOnACopy() throws Exception {
    byte[] before = Files.readAllBytes(shop.file());

    CommandReport report = run(ToolVerb.CURRENT, "obedient", "{database}");

    assertThat(report.place()).isEqualTo(CommandReport.Place.COPY);
    assertThat(texts(report)).containsExactly("books is pending");
    assertThat(Files.readAllBytes(shop.file())).isEqualTo(before);
    assertThat(administration().backups(shop.database())).isEmpty();
  }

  @Test
  void aProgramThatIsNotThereIsSaidSo() {
    Database database =
        configured(new ProjectCommand(List.of("no-such-program", "{database}"), folder, Map.of()));

    CommandReport report =
        administration()
            .runCommand(
                database,
                (CommandPlan) administration().planCommand(database, ToolVerb.UPGRADE, List.of()),
                WAIT,
                Work.quiet());

    assertThat(report.outcome()).isEqualTo(CommandReport.Outcome.NOT_RUN);
    assertThat(report.end().orElseThrow().result())
        .isInstanceOf(CommandEnd.Result.NotStarted.class);
  }

  @Test
  void whatCannotBePlannedIsRefused() {
    Database unset = shop.database();
    Database untold = configured(new ProjectCommand(List.of("knex"), folder, Map.of()));
    Database gone =
        configured(
            new ProjectCommand(List.of("knex", "{database}"), folder.resolve("gone"), Map.of()));
    Database told = configured(new ProjectCommand(List.of("knex", "{database}"), folder, Map.of()));

    assertThat(refusal(unset, ToolVerb.UPGRADE)).isEqualTo(CommandRefusal.Reason.NOT_CONFIGURED);
    assertThat(refusal(untold, ToolVerb.UPGRADE))
        .isEqualTo(CommandRefusal.Reason.NOT_TOLD_WHICH_DATABASE);
    assertThat(refusal(gone, ToolVerb.UPGRADE)).isEqualTo(CommandRefusal.Reason.FOLDER_MISSING);
    assertThat(refusal(told, ToolVerb.STAMP)).isEqualTo(CommandRefusal.Reason.NO_SUCH_VERB);
    assertThat(refusal(told, ToolVerb.NEW)).isEqualTo(CommandRefusal.Reason.SOMETHING_MISSING);
  }

  @Test
  void theCommandIsKeptInTheSettings() {
    ProjectCommand command =
        new ProjectCommand(
            List.of("a tool", "--x=\"y\"", "{database}"), folder, Map.of("URL", "{url}"));

    administration().update(configured(command));

    assertThat(administration().database("shop").settings().command()).contains(command);
    assertThat(administration().database("shop").settings().commandTool()).contains(Tool.KNEX);
    assertThat(administration().database("shop").settings().withoutCommand().values()).isEmpty();
  }

  private CommandReport attempt(ToolVerb verb, String... words) {
    return administration().tryCommand(shop.database(), plan(verb, words), WAIT, Work.quiet());
  }

  private CommandReport run(ToolVerb verb, String... words) {
    return administration().runCommand(shop.database(), plan(verb, words), WAIT, Work.quiet());
  }

  private CommandPlan plan(ToolVerb verb, String... words) {
    List<String> started = ToolProgram.words(words[0], Arrays.copyOfRange(words, 1, words.length));
    Database database = configured(new ProjectCommand(started, folder, Map.of()));
    return (CommandPlan) administration().planCommand(database, verb, List.of());
  }

  private Database configured(ProjectCommand command) {
    return shop.database().withSettings(shop.database().settings().withCommand(Tool.KNEX, command));
  }

  private CommandRefusal.Reason refusal(Database database, ToolVerb verb) {
    CommandPlanning planning = administration().planCommand(database, verb, List.of());
    return ((CommandRefusal) planning).reason();
  }

  private static List<String> texts(CommandReport report) {
    return report.end().orElseThrow().output().lines().stream().map(OutputLine::text).toList();
  }

  private static boolean isTwoBooks(TableRows rows) {
    return rows.table().equals("books") && rows.before().isEmpty() && rows.after().orElse(0) == 2;
  }

  private Administration administration() {
    return shop.administration();
  }
}
