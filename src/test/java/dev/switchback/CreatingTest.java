package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.failure.FileFailed;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Creation;
import dev.switchback.registry.CreationPlan;
import dev.switchback.registry.CreationPlanning;
import dev.switchback.registry.CreationRefusal;
import dev.switchback.registry.CreationRefusal.Kind;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.source.NewMigration;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.testing.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Databases from nothing.
class CreatingTest {
  @TempDir Path folder;
  private Administration administration;

  @BeforeEach
  void open() {
    administration =
        Administration.open(
            folder.resolve("home"), Clock.systemUTC(), Activity.Surface.COMMAND_LINE);
  }

  @AfterEach
  void close() {
    administration.close();
  }

  @ParameterizedTest
  @EnumSource(JournalMode.class)
  void aNewDatabaseHasTheJournalModeInItsFile(JournalMode mode) throws IOException {
    Path file = folder.resolve("new.db");

    administration.create(planned(creation("new", file, mode)));

    byte[] header = Files.readAllBytes(file);
    assertThat(new String(header, 0, 15, StandardCharsets.US_ASCII)).isEqualTo("SQLite format 3");
    assertThat(header[18]).isEqualTo((byte) (mode == JournalMode.WAL ? 2 : 1));
    assertThat(Sql.column(file, "PRAGMA journal_mode"))
        .containsExactly(mode == JournalMode.WAL ? "wal" : "delete");
  }

  @Test
  void exactlyWhatThePlanSaysIsMade() throws IOException {
    Path file = folder.resolve("project/data/blog.db");
    Path migrations = folder.resolve("project/db/migrations");
    CreationPlan plan =
        planned(
            new Creation(
                "blog",
                file,
                JournalMode.WAL,
                Optional.of(migrations),
                Optional.of(
                    new Creation.First(
                        "create posts",
                        new NewMigration.Content(
                            "CREATE TABLE posts (id INTEGER PRIMARY KEY);\n",
                            "DROP TABLE posts;\n"))),
                Environment.STAGING,
                Protection.PROTECTED));
    assertThat(folder.resolve("project")).doesNotExist();

    Database made = administration.create(plan);

    assertThat(plan.newFolders())
        .containsExactly(
            folder.resolve("project"),
            folder.resolve("project/data"),
            folder.resolve("project/db"),
            migrations);
    try (Stream<Path> all = Files.walk(folder.resolve("project"))) {
      assertThat(all.filter(Files::isRegularFile))
          .containsExactlyInAnyOrder(
              file,
              migrations.resolve("0001_create_posts.up.sql"),
              migrations.resolve("0001_create_posts.down.sql"));
    }
    assertThat(made).isEqualTo(administration.database("blog"));
    assertThat(made.environment()).isEqualTo(Environment.STAGING);
    assertThat(made.protection()).isEqualTo(Protection.PROTECTED);
    DatabaseStatus status = administration.status(made);
    assertThat(status.state()).isEqualTo(DatabaseState.PENDING);
    assertThat(status.pendingCount()).isEqualTo(plan.pending()).isEqualTo(1);
  }

  @Test
  void aFileThatIsThereIsNeverReplaced() throws IOException {
    Path file = folder.resolve("there.db");
    Files.writeString(file, "somebody's notes");
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), folder.resolve("nowhere.db"));

    assertThat(refused(creation("there", file, JournalMode.WAL))).containsExactly(Kind.FILE_EXISTS);
    assertThat(refused(creation("link", link, JournalMode.WAL))).containsExactly(Kind.FILE_EXISTS);
    assertThat(file).hasContent("somebody's notes");
  }

  @Test
  void aFileThatCameAfterThePlanStaysAndWhatWasMadeIsTakenAway() throws IOException {
    Path file = folder.resolve("late.db");
    Path migrations = folder.resolve("db/migrations");
    CreationPlan plan =
        planned(
            new Creation(
                "late",
                file,
                JournalMode.DELETE,
                Optional.of(migrations),
                Optional.of(new Creation.First("begin", NewMigration.Content.NONE)),
                Environment.DEVELOPMENT,
                Protection.NONE));
    Files.writeString(file, "somebody was faster");

    assertThatThrownBy(() -> administration.create(plan)).isInstanceOf(FileFailed.class);

    assertThat(file).hasContent("somebody was faster");
    assertThat(folder.resolve("db")).doesNotExist();
    assertThat(administration.databases()).isEmpty();
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("home", "late.db");
  }

  @Test
  void aNameThatWasTakenMeanwhileLeavesNothingBehind() {
    Path file = folder.resolve("one.db");
    CreationPlan plan = planned(creation("shop", file, JournalMode.WAL));
    administration.create(planned(creation("Shop", folder.resolve("two.db"), JournalMode.WAL)));

    assertThatThrownBy(() -> administration.create(plan))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(file).doesNotExist();
  }

  @Test
  void aLogOfADatabaseThatWasHereBeforeIsNotPlayedIntoTheNewOne() throws IOException {
    Path file = folder.resolve("again.db");
    Files.writeString(folder.resolve("again.db-wal"), "left");
    Files.writeString(folder.resolve("again.db-journal"), "left");

    assertThat(refused(creation("again", file, JournalMode.WAL)))
        .containsExactly(Kind.COMPANION_LEFT, Kind.COMPANION_LEFT);
  }

  @Test
  void everythingThatIsMissingIsSaidAtOnce() throws IOException {
    administration.create(planned(creation("shop", folder.resolve("a.db"), JournalMode.WAL)));
    Path notAFolder = Files.writeString(folder.resolve("file.txt"), "");
    Creation creation =
        new Creation(
            "SHOP",
            notAFolder.resolve("b.db"),
            JournalMode.WAL,
            Optional.empty(),
            Optional.of(new Creation.First(" ", NewMigration.Content.NONE)),
            Environment.DEVELOPMENT,
            Protection.NONE);

    assertThat(refused(creation))
        .containsExactly(
            Kind.NAME_TAKEN,
            Kind.FOLDER_IS_FILE,
            Kind.NO_FOLDER_FOR_FIRST,
            Kind.FIRST_WITHOUT_DESCRIPTION);
    assertThat(refused(creation(" ", folder.resolve("c.db"), JournalMode.WAL)))
        .containsExactly(Kind.NO_NAME);
  }

  @Test
  void theFirstMigrationFollowsTheHabitOfAFolderThatIsThere() throws IOException {
    Path migrations = Files.createDirectories(folder.resolve("migrations"));
    Files.writeString(migrations.resolve("V1__users.sql"), "CREATE TABLE users (id);");
    CreationPlan plan =
        planned(
            new Creation(
                "app",
                folder.resolve("app.db"),
                JournalMode.WAL,
                Optional.of(migrations),
                Optional.of(new Creation.First("orders", NewMigration.Content.NONE)),
                Environment.DEVELOPMENT,
                Protection.NONE));

    assertThat(plan.newFolders()).isEmpty();
    assertThat(plan.pending()).isEqualTo(2);
    assertThat(plan.first().orElseThrow().files())
        .extracting(made -> String.valueOf(made.path().getFileName()))
        .allMatch(name -> name.startsWith("V2__orders"));
  }

  @Test
  void anEndingIsAddedWhereThereIsNone() {
    assertThat(Creation.fileNamed(folder, " shop ")).isEqualTo(folder.resolve("shop.db"));
    assertThat(Creation.fileNamed(folder, "shop.sqlite3"))
        .isEqualTo(folder.resolve("shop.sqlite3"));
  }

  private static Creation creation(String name, Path file, JournalMode mode) {
    return new Creation(
        name,
        file,
        mode,
        Optional.empty(),
        Optional.empty(),
        Environment.DEVELOPMENT,
        Protection.NONE);
  }

  private CreationPlan planned(Creation creation) {
    CreationPlanning planning = administration.planCreation(creation);
    assertThat(planning).isInstanceOf(CreationPlan.class);
    return (CreationPlan) planning;
  }

  private List<Kind> refused(Creation creation) {
    CreationPlanning planning = administration.planCreation(creation);
    assertThat(planning).isInstanceOf(CreationRefusal.class);
    return ((CreationRefusal) planning)
        .reasons().stream().map(CreationRefusal.Reason::kind).toList();
  }
}
