package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchback.backup.Backup;
import dev.switchback.failure.AccessDenied;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.DatabaseTooNew;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.failure.Holder;
import dev.switchback.failure.NotADatabase;
import dev.switchback.failure.RecoveryPending;
import dev.switchback.failure.SourceMissing;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Verdict;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.OtherProgram;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever lies at the place of a database: one sentence says what it is, another what can be
/// done, and not a byte of it is changed.
class BadInputTest {
  private static final String BANNED =
      "(?i).*\\b(successfully|fake|baseline|revert|corrupt|fatal|please)\\b.*";

  @TempDir Path folder;
  private Path place;
  private Path file;
  private Administration administration;

  @BeforeEach
  void open() throws IOException {
    place = Files.createDirectories(folder.resolve("place"));
    file = place.resolve("app.db");
    administration = Shop.administration(folder);
  }

  @AfterEach
  void close() {
    administration.close();
  }

  @Test
  void aTextFileIsNoDatabase() throws IOException {
    Files.writeString(file, "H:2,block:9,blockSize:1000,chunk:3,format:3\n".repeat(100));

    assertThat(refused(NotADatabase.class, DatabaseState.CANNOT_BE_OPENED).kind())
        .isEqualTo(NotADatabase.Kind.FOREIGN_OR_ENCRYPTED);
    assertThat(check(CheckKind.QUICK).verdict()).isEqualTo(Verdict.CANNOT_BE_OPENED);
  }

  @Test
  void anEncryptedFileIsNoDatabase() throws IOException {
    Files.write(file, random(40_960));

    assertThat(refused(NotADatabase.class, DatabaseState.CANNOT_BE_OPENED).kind())
        .isEqualTo(NotADatabase.Kind.FOREIGN_OR_ENCRYPTED);
  }

  @Test
  void anEmptyFileIsADatabaseWithNothingInIt() throws IOException {
    Files.createFile(file);

    DatabaseStatus status = looked(DatabaseState.NOT_CHECKED);

    assertThat(status.failure()).isEmpty();
    assertThat(check(CheckKind.INTEGRITY).verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(backUp().state()).isEqualTo(Backup.State.VERIFIED);
    assertThat(file).isEmptyFile();
  }

  @Test
  void aFileOfFiftyBytesIsTooShort() {
    filled();
    Bytes.truncate(file, 50);

    assertThat(refused(NotADatabase.class, DatabaseState.CANNOT_BE_OPENED).kind())
        .isEqualTo(NotADatabase.Kind.TOO_SHORT);
  }

  @Test
  void halfADatabaseIsDamaged() throws IOException {
    filled();
    Bytes.truncate(file, Files.size(file) / 2);

    refused(DatabaseDamaged.class, DatabaseState.DAMAGED);
    assertThat(check(CheckKind.QUICK).verdict()).isEqualTo(Verdict.CANNOT_BE_OPENED);
  }

  @Test
  void aHeaderWithAnImpossiblePageSizeIsDamageAndNotAnotherProgramsFile() {
    filled();
    Bytes.put(file, 16, (byte) 3, (byte) 0xE7);

    refused(DatabaseDamaged.class, DatabaseState.DAMAGED);
  }

  @Test
  void aFileForANewerSqliteIsLeftAlone() {
    filled();
    Bytes.put(file, 18, (byte) 3, (byte) 3);

    refused(DatabaseTooNew.class, DatabaseState.CANNOT_BE_OPENED);
  }

  @Test
  void aSchemaFormatOfANewerSqliteIsLeftAlone() {
    filled();
    Bytes.put(file, 44, (byte) 0, (byte) 0, (byte) 0, (byte) 5);

    refused(DatabaseTooNew.class, DatabaseState.CANNOT_BE_OPENED);
  }

  @Test
  void aFileThatOnlyANewerSqliteMayWriteIsReadAndNotRun() throws IOException {
    filled();
    Bytes.put(file, 18, (byte) 3, (byte) 1);

    looked(DatabaseState.NOT_CHECKED);

    assertThat(stopped(runOne(Work.quiet()))).isInstanceOf(DatabaseTooNew.class);
  }

  @Test
  void aFolderIsNoDatabase() throws IOException {
    Files.createDirectories(file);

    assertThat(refused(NotADatabase.class, DatabaseState.CANNOT_BE_OPENED).kind())
        .isEqualTo(NotADatabase.Kind.FOLDER);
  }

  @Test
  void aPipeIsNotOpenedAtAll() throws Exception {
    assumeTrue(made("mkfifo", file.toString()), "pipes can't be made here");

    assertThat(refused(NotADatabase.class, DatabaseState.CANNOT_BE_OPENED).kind())
        .isEqualTo(NotADatabase.Kind.NOT_A_FILE);
    assertThat(administration.propose(place)).isEmpty();
  }

  @Test
  void whereNothingIsItSaysSo() {
    refused(DatabaseMissing.class, DatabaseState.NOT_FOUND);
  }

  @Test
  void aLinkThatLeadsNowhereIsNoDatabase() throws IOException {
    Files.createSymbolicLink(file, folder.resolve("gone.db"));

    refused(DatabaseMissing.class, DatabaseState.NOT_FOUND);
  }

  @Test
  void aLinkLeadsToTheFileAndItsCompanions() throws IOException {
    Path realFolder = Files.createDirectories(folder.resolve("real"));
    Path real = realFolder.resolve("data.db");
    Sql.run(real, "PRAGMA journal_mode=wal", "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)");
    Files.createSymbolicLink(file, real);

    assertThat(looked(DatabaseState.NOT_CHECKED).linkedTo()).contains(real.toRealPath());
    assertThat(runOne(Work.quiet()).outcome()).isEqualTo(RunReport.Outcome.DONE);

    assertThat(Files.isSymbolicLink(file)).isTrue();
    assertThat(Sql.number(real, "SELECT count(*) FROM made")).isZero();
    assertThat(Bytes.in(place)).containsOnlyKeys("app.db");
    assertThat(Bytes.in(realFolder)).containsOnlyKeys("data.db");
  }

  @Test
  void aFileWithTwoNamesIsReadAndNotWritten() throws IOException {
    filled();
    Files.createLink(place.resolve("other.db"), file);
    Map<String, String> before = Bytes.in(place);

    looked(DatabaseState.NOT_CHECKED);
    Failure failure = stopped(runOne(Work.quiet()));

    assertThat(failure).isInstanceOf(FileFailed.class);
    assertThat(said(failure).sentence()).contains("2 hard links");
    assertThat(Bytes.in(place)).isEqualTo(before);
  }

  @Test
  void whatMayNotBeReadIsSaidToBeSo() throws IOException {
    filled();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");

    assertThat(refused(AccessDenied.class, DatabaseState.CANNOT_BE_OPENED).access())
        .isEqualTo(AccessDenied.Access.READ);
  }

  @Test
  void aReadOnlyFileIsReadCheckedAndNotRun() throws IOException {
    Sql.run(file, "CREATE TABLE t (x CHECK (x > 0))", "PRAGMA ignore_check_constraints=1");
    Sql.run(file, "PRAGMA ignore_check_constraints=1", "INSERT INTO t VALUES (-1)");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assumeFalse(Files.isWritable(file), "this user may write everything");

    looked(DatabaseState.READ_ONLY);

    assertThat(check(CheckKind.QUICK).verdict()).isEqualTo(Verdict.RULES_BROKEN);
    assertThat(stopped(runOne(Work.quiet()))).isInstanceOf(AccessDenied.class);
  }

  @Test
  void aLogInAReadOnlyFolderIsNoObstacleToReading() throws IOException {
    Sql.run(file, "PRAGMA journal_mode=wal", "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)");
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(Files.isWritable(place), "this user may write everywhere");

      assertThat(looked(DatabaseState.NOT_CHECKED).facts().journalMode()).contains("wal");
      assertThat(check(CheckKind.INTEGRITY).verdict()).isEqualTo(Verdict.HEALTHY);
      assertThat(backUp().state()).isEqualTo(Backup.State.VERIFIED);
      assertThat(stopped(runOne(Work.quiet()))).isInstanceOf(AccessDenied.class);
    } finally {
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void whoKeepsItLockedIsNamed() {
    filled();
    try (OtherProgram other = OtherProgram.using(file, "BEGIN EXCLUSIVE")) {
      DatabaseBusy busy = refused(DatabaseBusy.class, DatabaseState.IN_USE);

      if (Files.isDirectory(Path.of("/proc/self/fd"))) {
        assertThat(busy.holders()).extracting(Holder::processId).contains(other.id());
        assertThat(said(busy).sentence()).contains(String.valueOf(other.id()));
      }
    }
  }

  @Test
  void aLogInUseByAnotherProgramIsReadAndCheckedAndLeftToIt() {
    Sql.run(file, "PRAGMA journal_mode=wal", "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)");
    try (OtherProgram other =
        OtherProgram.using(file, "INSERT INTO t VALUES (2)", "SELECT count(*) FROM t")) {
      Map<String, String> before = Bytes.in(place);

      assertThat(administration.status(database()).facts().journalMode()).contains("wal");
      assertThat(check(CheckKind.INTEGRITY).verdict()).isEqualTo(Verdict.HEALTHY);

      Map<String, String> after = Bytes.in(place);
      assertThat(other.id()).isPositive();
      assertThat(after.keySet()).isEqualTo(before.keySet());
      assertThat(after.get("app.db")).isEqualTo(before.get("app.db"));
      assertThat(after.get("app.db-wal")).isEqualTo(before.get("app.db-wal"));
    }
  }

  @Test
  void aLogThatACrashedProgramLeftIsReadAndStays() throws IOException {
    Sql.run(file, "PRAGMA journal_mode=wal", "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)");
    OtherProgram.using(file, "INSERT INTO t VALUES (2), (3)").close();
    assertThat(Files.size(place.resolve("app.db-wal"))).isPositive();
    Files.delete(place.resolve("app.db-shm"));

    looked(DatabaseState.NOT_CHECKED);
    Map<String, String> before = Bytes.in(place);
    assertThat(check(CheckKind.INTEGRITY).verdict()).isEqualTo(Verdict.HEALTHY);
    Backup backup = backUp();

    assertThat(Bytes.in(place)).isEqualTo(before);
    assertThat(Sql.number(backup.file(), "SELECT count(*) FROM t")).isEqualTo(3);
  }

  @Test
  void aLogAndSharedMemoryThatACrashedProgramLeftAreReadAndTheLogStays() {
    Sql.run(file, "PRAGMA journal_mode=wal", "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)");
    OtherProgram.using(file, "INSERT INTO t VALUES (2), (3)").close();
    Map<String, String> before = Bytes.in(place);

    assertThat(administration.status(database()).failure()).isEmpty();
    assertThat(check(CheckKind.INTEGRITY).verdict()).isEqualTo(Verdict.HEALTHY);
    Backup backup = backUp();

    Map<String, String> after = Bytes.in(place);
    assertThat(after.get("app.db")).isEqualTo(before.get("app.db"));
    assertThat(after.get("app.db-wal")).isEqualTo(before.get("app.db-wal"));
    assertThat(Sql.number(backup.file(), "SELECT count(*) FROM t")).isEqualTo(3);
  }

  @Test
  void aHalfWrittenChangeIsToldAndRolledBackOnlyInCopies() {
    halfWritten();

    refused(RecoveryPending.class, DatabaseState.RECOVERY_PENDING);

    Map<String, String> before = Bytes.in(place);
    assertThat(check(CheckKind.INTEGRITY).verdict()).isEqualTo(Verdict.HEALTHY);
    Backup backup = backUp();
    assertThat(Sql.number(backup.file(), "SELECT count(*) FROM t WHERE x = 'old'")).isEqualTo(500);
    assertThat(Bytes.in(place)).isEqualTo(before);
  }

  @Test
  void aFileThatVanishesBeforeTheRunStopsIt() throws IOException {
    filled();
    Database database = withOneMigration();
    Plan plan = plan(database);
    Files.delete(file);

    RunReport report = administration.carryOut(database, plan, Duration.ofSeconds(1), Work.quiet());

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
    assertThat(stopped(report)).isInstanceOf(DatabaseMissing.class);
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileThatIsReplacedWhileItIsRunIsNotWritten() throws IOException {
    filled();
    Path newer = place.resolve("newer.db");
    Sql.run(newer, "CREATE TABLE newer (x)", "INSERT INTO newer VALUES (1)");
    Work swapping =
        Work.reportingTo(
            event -> {
              if (event instanceof WorkEvent.StatementStarted && Files.exists(newer)) {
                move(newer, file);
              }
            });

    RunReport report = runOne(swapping);

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
    assertThat(report.failure().orElseThrow())
        .isInstanceOfSatisfying(
            RunFailure.StatementFailed.class,
            failed -> assertThat(failed.result().name()).isEqualTo("SQLITE_READONLY_DBMOVED"));
    assertThat(Sql.column(file, "SELECT name FROM sqlite_schema")).containsExactly("newer");
  }

  @Test
  void aFullDiskStopsABackupAndARunAndTakesThemBack() throws Exception {
    Path small = Files.createDirectories(folder.resolve("small"));
    assumeTrue(
        made("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small.toString()),
        "a small disk can't be mounted here");
    try {
      place = small;
      file = small.resolve("app.db");
      filled();
      Map<String, String> before = Bytes.in(place);
      Database database =
          withMigration(
              "CREATE TABLE made AS WITH RECURSIVE n(i) AS"
                  + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                  + " SELECT randomblob(4096) AS b FROM n;");

      RunReport report =
          administration.carryOut(database, plan(database), Duration.ofSeconds(1), Work.quiet());

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
      assertThat(report.failure().orElseThrow().toString()).containsIgnoringCase("full");
      assertThat(Sql.column(file, "SELECT name FROM sqlite_schema WHERE name = 'made'")).isEmpty();
      assertThat(Bytes.in(place).keySet()).isEqualTo(before.keySet());
    } finally {
      made("umount", small.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space.db",
        "größe-データ-😀.db",
        "q?mode=ro.db",
        "h#sh.db",
        "per%41cent.db",
        "it's \"quoted\".db",
        "new\nline.db",
        "trailing.db ",
        "semi;colon&amp=.db",
        "file:x.db",
        "-wal",
        "{0}.db"
      })
  void everyNameThatTheSystemTakesIsTaken(String name) {
    file = place.resolve(name);
    wholeCycle();
  }

  @Test
  void aNameOfTwoHundredAndFortyBytesIsTaken() {
    file = place.resolve("n".repeat(237) + ".db");
    wholeCycle();
  }

  @Test
  void aNameThatLeavesNoRoomForAJournalIsReadAndNotRun() throws IOException {
    Sql.fill(folder.resolve("short.db"), 500);
    file = Files.move(folder.resolve("short.db"), place.resolve("n".repeat(247) + ".db"));
    Map<String, String> before = Bytes.in(place);

    looked(DatabaseState.NOT_CHECKED);

    assertThat(runOne(Work.quiet()).outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
    assertThat(backUp().state()).isEqualTo(Backup.State.VERIFIED);
    assertThat(Bytes.in(place)).isEqualTo(before);
  }

  @Test
  void aMigrationsFolderThatVanishesLeavesTheStatus() throws IOException {
    filled();
    Database database = withOneMigration();
    Files.delete(folder.resolve("migrations/1_made.up.sql"));
    Files.delete(folder.resolve("migrations"));

    DatabaseStatus status = administration.status(database);

    assertThat(status.state()).isEqualTo(DatabaseState.NEEDS_ATTENTION);
    assertThat(status.failure()).containsInstanceOf(SourceMissing.class);
    assertThat(status.facts().journalMode()).contains("delete");
    assertWayOn(catchThrowableOfType(SourceMissing.class, () -> plan(database)));
  }

  @Test
  void migrationFilesThatCannotBeUsedAreNamedAndTheRestIsRead() throws IOException {
    filled();
    Database database = withOneMigration();
    Path migrations = folder.resolve("migrations");
    Files.createDirectories(migrations.resolve("2_folder.up.sql"));
    Files.write(migrations.resolve("3_binary.up.sql"), random(4096));
    Files.createSymbolicLink(migrations.resolve("4_link.up.sql"), folder.resolve("nowhere.sql"));

    DatabaseStatus status = administration.status(database);

    assertThat(status.state()).isEqualTo(DatabaseState.NEEDS_ATTENTION);
    assertThat(status.pendingCount()).isPositive();
    assertThat(status.timeline().problems())
        .extracting(SourceProblem::kind)
        .contains(SourceProblem.Kind.NOT_UTF8, SourceProblem.Kind.UNREADABLE);
  }

  private void wholeCycle() {
    filled();
    looked(DatabaseState.NOT_CHECKED);
    assertThat(runOne(Work.quiet()).outcome()).isEqualTo(RunReport.Outcome.DONE);
    Backup backup = backUp();
    assertThat(check(CheckKind.QUICK).verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(Sql.number(backup.file(), "SELECT count(*) FROM t")).isEqualTo(500);
    assertThat(Bytes.in(place)).containsOnlyKeys(String.valueOf(file.getFileName()));
  }

  /// Five hundred rows on some twenty pages.
  private void filled() {
    Sql.fill(file, 500);
  }

  /// A file in the middle of a write, as a program leaves it that is killed then.
  private void halfWritten() {
    filled();
    OtherProgram.using(
            file,
            "PRAGMA cache_size=2",
            "PRAGMA cache_spill=2",
            "BEGIN",
            "UPDATE t SET x = 'new', y = y || y")
        .close();
    assertThat(place.resolve("app.db-journal")).exists();
  }

  private Database database() {
    return administration.databases().stream()
        .findFirst()
        .orElseGet(
            () ->
                administration.add(
                    "app", file, Optional.empty(), Environment.DEVELOPMENT, Protection.NONE));
  }

  private Database withOneMigration() {
    return withMigration("CREATE TABLE made (x);");
  }

  private Database withMigration(String sql) {
    try {
      Path migrations = Files.createDirectories(folder.resolve("migrations"));
      Files.writeString(migrations.resolve("1_made.up.sql"), sql, StandardCharsets.UTF_8);
      Database plain = database();
      return administration.update(plain.withSource(Optional.of(migrations)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Plan plan(Database database) {
    return (Plan)
        administration.plan(database, new Target.RunAll(), Atomicity.ALL_OR_NOTHING, Set.of());
  }

  private RunReport runOne(Work work) {
    Database database = withOneMigration();
    return administration.carryOut(database, plan(database), Duration.ofSeconds(1), work);
  }

  private Failure stopped(RunReport report) {
    Failure failure =
        switch (report.failure().orElseThrow()) {
          case RunFailure.Stopped(Failure it) -> it;
          case RunFailure.NoSafetyCopy(Failure it) -> it;
          case RunFailure other -> throw new AssertionError("Stopped by " + other);
        };
    assertWayOn(failure);
    return failure;
  }

  private CheckReport check(CheckKind kind) {
    return administration.check(database(), kind, Work.quiet());
  }

  private Backup backUp() {
    return administration.backUp(database(), Work.quiet()).backup();
  }

  /// Looks at the file, and makes sure that looking changed nothing.
  private DatabaseStatus looked(DatabaseState state) {
    Map<String, String> before = Bytes.in(place);
    administration.propose(place);
    DatabaseStatus status = administration.status(database());
    assertThat(status.state()).isEqualTo(state);
    assertThat(Bytes.in(place)).isEqualTo(before);
    return status;
  }

  /// Makes sure that status, plan and backup say the same about the file and leave it as it is.
  private <T extends Failure> T refused(Class<T> type, DatabaseState state) {
    Map<String, String> before = Bytes.in(place);
    Failure failure = looked(state).failure().orElseThrow();
    assertThat(failure).isInstanceOf(type);
    assertWayOn(failure);
    assertThat(said(failure).sentence()).contains("app.db");
    if (!(failure instanceof RecoveryPending || failure instanceof DatabaseBusy)) {
      assertThat(catchThrowableOfType(Failure.class, this::backUp)).isInstanceOf(type);
    }
    assertThat(Bytes.in(place)).isEqualTo(before);
    return type.cast(failure);
  }

  private static void assertWayOn(Failure failure) {
    Said said = said(failure);
    assertThat(said.sentence()).endsWith(".").doesNotMatch(BANNED).doesNotContain("{");
    assertThat(said.advice()).endsWith(".").doesNotMatch(BANNED).doesNotContain("{");
  }

  private static Said said(Failure failure) {
    return new Words(Locale.ENGLISH, Clock.systemUTC(), Path.of("/nobody")).failures().say(failure);
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(26).nextBytes(bytes);
    return bytes;
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean made(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
