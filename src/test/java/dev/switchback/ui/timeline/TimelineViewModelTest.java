package dev.switchback.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.registry.Activity;
import dev.switchback.ui.app.Look;
import dev.switchback.ui.app.Made;
import dev.switchback.ui.app.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineViewModelTest {
  private final TimelineViewModel model =
      new TimelineViewModel(Made.words(), Texts.load(), Made.CLOCK);

  @Test
  void pendingStandsAboveHereAndWhatHappenedBelow() {
    show(new Made().applied(1, 2).migration("0003").migration("0004").look());

    assertThat(numbers()).containsExactly("0004", "0003", "", "0002", "0001");
    assertThat(model.items().get(2).title()).isEqualTo("shop is here");
    assertThat(lines())
        .containsExactly(
            TimelineItem.Line.DASHED,
            TimelineItem.Line.DASHED,
            TimelineItem.Line.TURNING,
            TimelineItem.Line.SOLID,
            TimelineItem.Line.SOLID);
  }

  @Test
  void failuresAndRollbacksStayVisible() {
    show(
        new Made()
            .applied(1, 1)
            .migration("0002")
            .happened(
                Event.FAILED,
                "0002",
                Optional.of("SQLITE_ERROR (1): no such table: x (statement 2 of 5, line 7)"))
            .happened(Event.APPLIED, "0002")
            .happened(Event.ROLLED_BACK, "0002")
            .look());

    assertThat(notes())
        .containsExactly(
            "Pending · rolled back before",
            "",
            "Rolled back",
            "Applied · 1.2 s",
            "Failed at statement 2 of 5",
            "Applied · 1.2 s");
  }

  @Test
  void olderRunsOfAppliedAreShownAsOneAndUnfold() {
    show(new Made().applied(1, 9).look());

    assertThat(numbers()).containsExactly("", "0009", "0008", "0007", "0001–0006");

    model.toggle((TimelineEvent.Several) model.items().getLast().event());

    assertThat(numbers())
        .containsExactly(
            "",
            "0009",
            "0008",
            "0007",
            "0001–0006",
            "0006",
            "0005",
            "0004",
            "0003",
            "0002",
            "0001");
  }

  @Test
  void backupsChecksAndRestoresStandOnTheSameLine() {
    show(
        new Made()
            .backup(Backup.Reason.BEFORE_RUN, Made.NOON.minusSeconds(5))
            .applied(1, 1)
            .did(Activity.Kind.CHECK, Activity.Outcome.DONE, Made.NOON.plusSeconds(60))
            .backup(Backup.Reason.ASKED_FOR, Made.NOON.plusSeconds(120))
            .did(Activity.Kind.RUN, Activity.Outcome.DONE, Made.NOON)
            .look());

    assertThat(model.items())
        .extracting(TimelineItem::title)
        .containsExactly(
            "shop is here",
            "Backup shop-1.db",
            "Check",
            "migration 0001",
            "Safety copy before a run: 0001");
  }

  @Test
  void problemsAloneCanBeShown() {
    show(new Made().applied(1, 2).happened(Event.FAILED, "0003").migration("0003").look());

    model.filterProperty().set(TimelineFilter.PROBLEMS);

    assertThat(notes()).containsExactly("Pending · failed before", "Failed");
  }

  @Test
  void searchFindsFoldedMigrationsToo() {
    show(new Made().applied(1, 9).look());

    model.searchProperty().set("migration 0002");

    assertThat(numbers()).containsExactly("0002");
  }

  @Test
  void theSelectionOutlivesARefreshAndEndsWithItsRow() {
    Made made = new Made().applied(1, 2).migration("0003");
    show(made.look());
    model.select(Optional.of(model.items().getFirst()));

    show(made.backup(Backup.Reason.ASKED_FOR, Made.NOON).look());

    assertThat(model.selectedProperty().get().map(TimelineItem::number)).contains("0003");

    show(new Made().applied(1, 2).look());

    assertThat(model.selectedProperty().get()).isEmpty();
  }

  @Test
  void theSelectionGoesAlongWhenAPendingMigrationIsRun() {
    show(new Made().applied(1, 2).migration("0003").look());
    model.select(Optional.of(model.items().getFirst()));

    show(new Made().applied(1, 3).look());

    assertThat(model.selectedProperty().get().map(TimelineItem::note)).contains("Applied · 1.2 s");
  }

  @Test
  void whatTakesDataAwayIsMarkedInWordsToo() {
    show(new Made().migration("0001", "DROP TABLE t;", Optional.empty()).look());

    TimelineItem row = model.items().getFirst();
    assertThat(row.warning()).isEqualTo(TimelineItem.Warning.DESTRUCTIVE);
    assertThat(row.note()).isEqualTo("Pending · removes data");
    assertThat(row.spoken()).contains("removes data");
  }

  private void show(Look look) {
    model.show(model.prepare(look));
  }

  private List<String> numbers() {
    return model.items().stream().map(TimelineItem::number).toList();
  }

  private List<String> notes() {
    return model.items().stream().map(TimelineItem::note).toList();
  }

  private List<TimelineItem.Line> lines() {
    return model.items().stream().map(TimelineItem::line).toList();
  }
}
