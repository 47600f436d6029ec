package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckPlace;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Cure;
import dev.switchback.health.Effort;
import dev.switchback.health.Finding;
import dev.switchback.health.Verdict;
import dev.switchback.mend.Mend;
import dev.switchback.mend.MendPlan;
import dev.switchback.mend.MendRefusal;
import dev.switchback.mend.MendReport;
import dev.switchback.mend.ObjectSpace;
import dev.switchback.mend.Space;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.registry.UndoPlan;
import dev.switchback.salvage.KnownSchema;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SalvageRequest;
import dev.switchback.schema.TableRows;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.Sql;
import dev.switchback.words.Words;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cures, carried out on files that need them.
class MendingTest {
  private static final Duration WAIT = Duration.ofSeconds(2);

  @TempDir Path home;
  @TempDir Path folder;
  private Path file;
  private Administration administration;
  private Database database;

  @BeforeEach
  void open() {
    file = folder.resolve("app.db");
    Sql.fill(file, 300);
    administration = Administration.open(home, Clock.systemUTC(), Activity.Surface.LIBRARY);
    database =
        administration.add("app", file, Optional.empty(), Environment.DEVELOPMENT, Protection.NONE);
  }

  @AfterEach
  void close() {
    administration.close();
  }

  @Test
  void aWrongIndexIsRebuiltAfterASafetyCopyAndProvedAndUndone() {
    behindTheIndexsBack("INSERT INTO t (x, y) VALUES ('new', 'z')", "DELETE FROM t WHERE id = 7");
    CheckReport before = check();
    assertThat(before.findings().getFirst().cures().getFirst()).isEqualTo(Cure.REINDEX);
    MendPlan plan = plan(new Mend.Reindex(Optional.of("t_y")));
    assertThat(plan.statements()).containsExactly("REINDEX main.\"t_y\"");

    MendReport report = administration.mend(database, plan, WAIT, Work.quiet());

    assertThat(report.outcome()).as(report.toString()).isEqualTo(MendReport.Outcome.DONE);
    assertThat(report.problemsBefore()).isNotEmpty();
    assertThat(report.problemsAfter()).isEmpty();
    assertThat(report.safetyCopy()).isPresent();
    assertThat(check().verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(Sql.number(file, "SELECT count(*) FROM t")).isEqualTo(300);

    UndoPlan undo = administration.planUndo(database).orElseThrow();
    administration.undo(database, undo, Work.quiet());
    assertThat(check().verdict()).isEqualTo(Verdict.INDEX_PROBLEM);
  }

  @Test
  void aTryTouchesOnlyTheCopy() {
    behindTheIndexsBack("DELETE FROM t WHERE id = 7");
    Map<String, String> before = Bytes.in(folder);

    MendReport tried =
        administration.tryMend(database, plan(new Mend.Reindex(Optional.empty())), Work.quiet());

    assertThat(tried.outcome()).isEqualTo(MendReport.Outcome.DONE);
    assertThat(Bytes.in(folder)).isEqualTo(before);
  }

  @Test
  void anIndexThatCannotBeUniqueStaysAsItWas() {
    Sql.run(file, "INSERT INTO t (x, y) SELECT x, y FROM t WHERE id = 9");
    Sql.run(
        file,
        "PRAGMA writable_schema=1",
        "UPDATE sqlite_schema SET sql = 'CREATE UNIQUE INDEX t_y ON t (y)' WHERE name = 't_y'");
    long bytes = file.toFile().length();

    MendReport report =
        administration.mend(database, plan(new Mend.Reindex(Optional.of("t"))), WAIT, Work.quiet());

    assertThat(report.outcome()).isEqualTo(MendReport.Outcome.FAILED_UNCHANGED);
    assertThat(report.failure().orElseThrow()).hasMessageContaining("UNIQUE");
    assertThat(file.toFile().length()).isEqualTo(bytes);
    assertThat(administration.activity(Optional.of(database), 1).getFirst().outcome())
        .isEqualTo(Activity.Outcome.FAILED_UNCHANGED);
  }

  @Test
  void whereTheIndexItselfIsDamagedTheFailureSaysWhatHelpsNext() {
    Sql.run(
        file,
        "INSERT INTO t (x, y) WITH RECURSIVE n(i) AS"
            + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT 'old', i FROM n");
    Bytes.put(file, firstLeafOf("t_y") * 4096, new byte[4096]);

    MendReport report =
        administration.mend(
            database, plan(new Mend.Reindex(Optional.of("t_y"))), WAIT, Work.quiet());

    assertThat(report.outcome())
        .as(report.toString())
        .isEqualTo(MendReport.Outcome.FAILED_UNCHANGED);
    assertThat(words().mends().say(database, report).parts().toString())
        .contains("switchback salvage app --into NEW-FILE");
    Path saved = folder.resolve("new.db");
    SalvageReport salvaged =
        administration.salvage(
            database, SalvageRequest.into(saved), new KnownSchema.From.Nowhere(), Work.quiet());
    assertThat(salvaged.rows()).isEqualTo(3300);
    assertThat(Sql.number(saved, "SELECT count(*) FROM t INDEXED BY t_y WHERE y > ''"))
        .isEqualTo(3300);
  }

  @Test
  void aTextSearchIsRebuilt() {
    Sql.run(
        file,
        "CREATE VIRTUAL TABLE notes USING fts5(body)",
        "INSERT INTO notes VALUES ('one two'), ('three')",
        "DELETE FROM notes_content WHERE id = 1");
    CheckReport before = administration.check(database, CheckKind.QUICK, Work.quiet());
    assertThat(before.findings().getFirst().cures()).containsExactly(Cure.REBUILD_SEARCH);

    MendReport report =
        administration.mend(
            database, plan(new Mend.Reindex(Optional.of("notes"))), WAIT, Work.quiet());

    assertThat(report.outcome()).as(report.toString()).isEqualTo(MendReport.Outcome.DONE);
    assertThat(check().verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void rowsInTheWrongOrderAreCopiedIntoANewTable() {
    Sql.run(
        file,
        "CREATE TRIGGER t_trace AFTER DELETE ON t BEGIN SELECT 1; END",
        "CREATE VIEW shown AS SELECT x FROM t");
    long leaf = firstLeafOf("t");
    byte[] cells = Bytes.at(file, leaf * 4096 + 8, 4);
    Bytes.put(file, leaf * 4096 + 8, cells[2], cells[3], cells[0], cells[1]);
    CheckReport before = check();
    Finding order =
        before.findings().stream()
            .filter(it -> it.kind() == Finding.Kind.ROWS_OUT_OF_ORDER)
            .findFirst()
            .orElseThrow();
    assertThat(order.cures().getFirst()).isEqualTo(Cure.REBUILD_TABLE);
    assertThat(order.rows()).isNotEmpty();

    MendReport report =
        administration.mend(database, plan(new Mend.RebuildTable("t")), WAIT, Work.quiet());

    assertThat(report.outcome()).as(report.toString()).isEqualTo(MendReport.Outcome.DONE);
    assertThat(check().verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(Sql.column(file, "SELECT name FROM sqlite_schema ORDER BY name"))
        .containsExactly("shown", "t", "t_trace", "t_y");
    assertThat(Sql.number(file, "SELECT count(*) FROM t WHERE y = printf('%0600d', id)"))
        .isEqualTo(300);
  }

  @Test
  void aCompactedFileIsSmallerAndCountsTheSame() {
    Sql.run(file, "DELETE FROM t WHERE id > 50");
    MendPlan plan = plan(new Mend.Compact());
    assertThat(plan.freePages()).isPositive();
    assertThat(plan.newRowids()).isEmpty();

    MendReport report = administration.mend(database, plan, WAIT, Work.quiet());

    assertThat(report.outcome()).isEqualTo(MendReport.Outcome.DONE);
    assertThat(report.bytesAfter()).isLessThan(report.bytesBefore() / 2);
    assertThat(Sql.number(file, "PRAGMA freelist_count")).isZero();
    assertThat(Sql.number(file, "SELECT count(*) FROM t")).isEqualTo(50);
    assertThat(administration.planUndo(database)).isPresent();
  }

  @Test
  void aTableThatGotAnotherColumnSinceItWasShownIsNotRebuiltWithoutIt() {
    MendPlan plan = plan(new Mend.RebuildTable("t"));
    Sql.run(file, "ALTER TABLE t ADD COLUMN late", "UPDATE t SET late = 'kept'");

    MendReport report = administration.mend(database, plan, WAIT, Work.quiet());

    assertThat(report.outcome()).isEqualTo(MendReport.Outcome.FAILED_UNCHANGED);
    assertThat(Sql.number(file, "SELECT count(*) FROM t WHERE late = 'kept'")).isEqualTo(300);
  }

  @Test
  void whatIsCompactedWhileAnotherProgramWritesIsNotCalledUnchanged() {
    Sql.run(file, "DELETE FROM t WHERE id > 50");
    long before = file.toFile().length();
    Work work =
        Work.reportingTo(
            event -> {
              if (event instanceof WorkEvent.StepStarted started
                  && started.step() == Step.COMPACT) {
                Sql.run(file, "INSERT INTO t (x, y) VALUES ('theirs', 1)");
              }
            });

    MendReport report = administration.mend(database, plan(new Mend.Compact()), WAIT, work);

    assertThat(file.toFile().length()).isLessThan(before);
    assertThat(report.outcome()).isEqualTo(MendReport.Outcome.DONE_WITH_PROBLEMS);
    assertThat(report.rows()).anyMatch(TableRows::differs);
    assertThat(administration.planUndo(database)).isPresent();
    assertThat(Sql.number(file, "SELECT count(*) FROM t")).isEqualTo(51);
  }

  @Test
  void compactingSaysWhereRowidsMayChange() {
    Sql.run(file, "CREATE TABLE loose (a)", "CREATE TABLE keyed (k INTEGER PRIMARY KEY)");

    assertThat(plan(new Mend.Compact()).newRowids()).containsExactly("loose");
  }

  @Test
  void whatIsStoppedLeavesTheFileAsItWas() {
    Map<String, String> before = Bytes.in(folder);
    Cancellation stop = new Cancellation();
    MendPlan plan = plan(new Mend.Compact());
    stop.request();

    MendReport report = administration.mend(database, plan, WAIT, new Work(stop, event -> {}));

    assertThat(report.outcome()).isEqualTo(MendReport.Outcome.CANCELLED_UNCHANGED);
    assertThat(Bytes.in(folder)).isEqualTo(before);
  }

  @Test
  void whatIsNotThereIsRefusedByName() {
    MendRefusal refusal =
        (MendRefusal) administration.planMend(database, new Mend.Reindex(Optional.of("nothing")));

    assertThat(refusal.reason()).isEqualTo(MendRefusal.Reason.NO_SUCH_OBJECT);
    assertThat(refusal.detail()).isEqualTo("nothing");
  }

  @Test
  void theRoomOfAFileIsAccountedForToTheLastPage() {
    Sql.run(file, "DELETE FROM t WHERE id BETWEEN 100 AND 200");

    Space space = administration.space(database, Work.quiet());

    long used = space.objects().stream().mapToLong(ObjectSpace::pages).sum();
    assertThat(used + space.freePages()).isEqualTo(space.pages());
    assertThat(space.fileBytes()).isEqualTo(space.pages() * space.pageSizeBytes());
    assertThat(space.objects()).extracting(ObjectSpace::name).contains("t", "t_y", "sqlite_schema");
    assertThat(space.objects())
        .filteredOn(it -> it.type() != ObjectSpace.Type.OWN)
        .allSatisfy(it -> assertThat(it.entries()).isEqualTo(199));
    assertThat(space.picture()).hasSize((int) space.pages());
    assertThat(space.picture().stream().filter(it -> it == Space.FREE).count())
        .isEqualTo(space.freePages());
    assertThat(space.jumpsPercent()).isPositive();
  }

  @Test
  void aCheckKnowsFromTheLastOneHowFarItIs() {
    List<Long> told = new java.util.ArrayList<>();
    Sql.run(
        file,
        "INSERT INTO t (x, y) WITH RECURSIVE n(i) AS"
            + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT 'old', i FROM n");
    administration.check(database, CheckKind.INTEGRITY, Work.quiet());

    administration.check(
        database,
        CheckKind.INTEGRITY,
        CheckPlace.COPY,
        Work.reportingTo(
            event -> {
              if (event instanceof dev.switchback.work.WorkEvent.Progressed progress
                  && progress.unit() == dev.switchback.work.WorkEvent.Unit.PERCENT) {
                told.add(progress.done());
              }
            }));

    assertThat(told).hasSizeGreaterThan(5).isSorted();
    assertThat(told.getLast()).isGreaterThan(80);
  }

  @Test
  void aFirstCheckIsExpectedToTakeWhatOneOfAnotherFileTookByItsSize() {
    Path other = folder.resolve("other.db");
    Sql.fill(other, 1);
    Database second =
        administration.add(
            "other", other, Optional.empty(), Environment.DEVELOPMENT, Protection.NONE);
    Effort guess = administration.checkEffort(second, CheckKind.INTEGRITY);
    assertThat(guess).isEqualTo(Effort.UNKNOWN);
    Sql.run(
        file,
        "INSERT INTO t (x, y) WITH RECURSIVE n(i) AS"
            + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) SELECT 'old', i FROM n");
    CheckReport measured = check();

    Effort effort = administration.checkEffort(second, CheckKind.INTEGRITY);

    assertThat(effort.isKnown()).isFalse();
    assertThat(effort.expected(CheckKind.INTEGRITY, file.toFile().length() * 3).toMillis())
        .isCloseTo(measured.took().toMillis() * 3, within(5L));
    assertThat(administration.checkEffort(second, CheckKind.QUICK)).isEqualTo(Effort.UNKNOWN);
    assertThat(administration.checkEffort(database, CheckKind.INTEGRITY).isKnown()).isTrue();
  }

  private static Words words() {
    return new Words(Locale.ENGLISH, Clock.systemUTC(), Path.of("/home/someone"));
  }

  private CheckReport check() {
    return administration.check(database, CheckKind.INTEGRITY, Work.quiet());
  }

  private MendPlan plan(Mend mend) {
    return (MendPlan) administration.planMend(database, mend);
  }

  private long firstLeafOf(String table) {
    long root = Sql.number(file, "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'");
    long page = (root - 1) * 4096;
    int at = java.nio.ByteBuffer.wrap(Bytes.at(file, page + 12, 2)).getShort();
    return java.nio.ByteBuffer.wrap(Bytes.at(file, page + at, 4)).getInt() - 1L;
  }

  private void behindTheIndexsBack(String... statements) {
    long root = Sql.number(file, "SELECT rootpage FROM sqlite_schema WHERE name = 't_y'");
    Sql.run(file, "PRAGMA writable_schema=1", "DELETE FROM sqlite_schema WHERE name = 't_y'");
    Sql.run(file, statements);
    Sql.run(
        file,
        "PRAGMA writable_schema=1",
        "INSERT INTO sqlite_schema VALUES ('index', 't_y', 't', "
            + root
            + ", 'CREATE INDEX t_y ON t (y)')");
  }
}
