package dev.switchback.ui.blocked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Version;
import dev.switchback.registry.Protection;
import dev.switchback.run.Evidence;
import dev.switchback.run.Unblocking.Choice;
import dev.switchback.ui.app.Made;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheets.SqlxLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockedViewModelTest {
  private static final Version FAILED = Version.of("20260105000000");

  @TempDir Path folder;

  @Test
  void aFailedRowIsShownWithWhatTheFileHasOfIt() {
    try (SqlxLibrary library = new SqlxLibrary(folder).withFailed()) {
      BlockedCase found = look(library).cases().getFirst();

      assertThat(found.blockage().table()).isEqualTo("_sqlx_migrations");
      assertThat(found.blockage().cells()).containsEntry("success", "0");
      assertThat(found.found(library.words))
          .extracting(Line::text)
          .containsExactly(
              "Some of what it changes is there, some is not.",
              "table fines is not there",
              "table loans is there");
      assertThat(found.choices()).containsExactly(Choice.NOT_APPLIED, Choice.APPLIED);
    }
  }

  @Test
  void lookingWritesNothing() throws IOException {
    try (SqlxLibrary library = new SqlxLibrary(folder).withFailed()) {
      byte[] before = Files.readAllBytes(library.file);

      BlockedViewModel model = look(library);

      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REVIEW);
      assertThat(Files.readAllBytes(library.file)).isEqualTo(before);
    }
  }

  @Test
  void sayingItWasNotAppliedMakesItPendingAgain() {
    try (SqlxLibrary library = new SqlxLibrary(folder).withFailed()) {
      BlockedViewModel model = look(library);

      model.choose(model.cases().getFirst(), Choice.NOT_APPLIED);

      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REPORT);
      BlockedViewModel.Result result = model.course().reportProperty().get().orElseThrow();
      assertThat(result.account().headline())
          .isEqualTo("The history of library now says that 20260105000000 is not applied.");
      assertThat(result.undo()).isTrue();
      assertThat(state(library)).isEqualTo(MigrationState.PENDING);
      model.look();
      assertThat(model.cases()).isEmpty();
      assertThat(model.course().obstacles())
          .extracting(Line::text)
          .containsExactly("Nothing blocks library.");
    }
  }

  @Test
  void sayingItWasAppliedRecordsIt() {
    try (SqlxLibrary library = new SqlxLibrary(folder).withFailed()) {
      BlockedViewModel model = look(library);

      model.choose(model.cases().getFirst(), Choice.APPLIED);

      assertThat(state(library)).isEqualTo(MigrationState.APPLIED);
    }
  }

  @Test
  void aProtectedDatabaseAsksForItsName() {
    try (SqlxLibrary library = new SqlxLibrary(folder, Protection.PROTECTED).withFailed()) {
      BlockedViewModel model = look(library);
      assertThat(model.mayChooseProperty().get()).isFalse();

      model.choose(model.cases().getFirst(), Choice.APPLIED);
      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REVIEW);

      model.course().typedNameProperty().set("library");
      assertThat(model.mayChooseProperty().get()).isTrue();
    }
  }

  @Test
  void aLockIsReleasedOrLeftAndItsProcessIsLookedUp() {
    BlockedCase mine = BlockedCase.of(lock(ProcessHandle.current().pid()), Evidence.NONE);
    BlockedCase nobodys = BlockedCase.of(lock(Long.MAX_VALUE / 2), Evidence.NONE);

    assertThat(mine.choices()).containsExactly(Choice.RELEASE);
    assertThat(mine.isDangerous(Choice.RELEASE)).isTrue();
    assertThat(mine.by(Made.words()).getLast().text()).contains("still runs");
    assertThat(nobodys.isDangerous(Choice.RELEASE)).isFalse();
    assertThat(nobodys.by(Made.words()).getLast().text()).contains("does not run any more");
  }

  private static Blockage lock(long pid) {
    return new Blockage(
        Blockage.Kind.LOCK,
        "yoyo_lock",
        Optional.empty(),
        Optional.empty(),
        "",
        OptionalLong.of(pid),
        Map.of("locked", "1"));
  }

  private static MigrationState state(SqlxLibrary library) {
    return library
        .administration
        .status(library.database)
        .timeline()
        .find(FAILED)
        .orElseThrow()
        .state();
  }

  private static BlockedViewModel look(SqlxLibrary library) {
    BlockedViewModel model = new BlockedViewModel(library.context(), library.database);
    model.look();
    return model;
  }
}
