package dev.switchback.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.ui.app.Foreign;
import dev.switchback.ui.app.Look;
import dev.switchback.ui.app.Made;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.timeline.TimelineEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DetailViewModelTest {
  private final DetailViewModel model = new DetailViewModel(Made.words(), Texts.load());

  @Test
  void withoutAWayBackRestoreIsNamedAsTheWayBack() {
    Detail detail =
        pending(new Made().migration("1", "DROP TABLE orders;", Optional.empty()).look());

    assertThat(detail.down()).isEmpty();
    assertThat(lines(detail))
        .contains(
            "No way back was written for this migration. Restore is the way back (a safety copy is"
                + " made).");
  }

  @Test
  void whatRemovesDataIsNamedWithItsLine() {
    Detail detail =
        pending(
            new Made()
                .migration("1", "SELECT 1;\n\nDROP TABLE\n  orders;", Optional.empty())
                .look());

    assertThat(lines(detail)).contains("line 3: DROP TABLE orders");
  }

  @Test
  void aTryIsTheFirstThingToDoWithAPendingMigration() {
    assertThat(pending(new Made().migration("1").look()).actions())
        .containsExactly(DetailAction.TRY, DetailAction.RUN_UP_TO, DetailAction.STAMP);
  }

  @Test
  void theLineThatFailedIsMarked() {
    Look look =
        new Made()
            .happened(
                Event.FAILED,
                "1",
                Optional.of("SQLITE_ERROR (1): near \"x\" (statement 1 of 1, line 4)"))
            .look();
    var entry = look.status().history().entries().getFirst();
    model.show(
        Optional.of(look),
        Optional.of(new TimelineEvent.Happened(entry, MigrationState.FAILED, Optional.empty())));

    assertThat(detail().up().orElseThrow().failingLine()).isEqualTo(OptionalInt.of(4));
    assertThat(detail().actions()).isEmpty();
  }

  @Test
  void anEditedMigrationShowsItsFileAndWhatWasRun() {
    Look look =
        new Made()
            .migration("1", "CREATE TABLE other (id INTEGER);", Optional.empty())
            .happened(Event.APPLIED, "1")
            .look();
    var row = look.status().timeline().rows().getFirst();
    model.show(
        Optional.of(look),
        Optional.of(
            new TimelineEvent.Happened(row.entry().orElseThrow(), row.state(), Optional.of(row))));

    assertThat(detail().up().orElseThrow().text()).contains("other");
    assertThat(detail().asRun().orElseThrow().text()).contains("t1");
  }

  @Test
  void withNothingSelectedTheDatabaseItselfIsDescribed() {
    model.show(Optional.of(new Made().applied(1, 3).migration("0004").look()), Optional.empty());

    assertThat(detail().isMigration()).isFalse();
    assertThat(lines(detail())).contains("3 applied, 1 pending", "Not checked yet.");
  }

  @Test
  void aProgramIsShownAsItIsAndTheAdviceSaysHowItRuns() {
    Detail detail = pending(new Foreign(Tool.ALEMBIC).code("1975ea83b712").look());

    assertThat(detail.isCode()).isTrue();
    assertThat(detail.up().orElseThrow().text()).startsWith("def upgrade()");
    assertThat(detail.actions()).containsExactly(DetailAction.COMMAND, DetailAction.STAMP);
    assertThat(detail.verdict().orElseThrow().text())
        .isEqualTo("It is a program: only Alembic itself can run it.");
    assertThat(lines(detail)).contains("In its own project: alembic upgrade head");
  }

  @Test
  void whatIsNotRecordedIsSaidInOneLine() {
    Detail detail =
        happened(new Foreign(Tool.GOLANG_MIGRATE).sql("1").recorded(Event.APPLIED, "1"));

    assertThat(lines(detail)).startsWith("Applied", "Not recorded: time, duration and user");
  }

  @Test
  void theRowIsShownAsItIsStoredAndRemarksInWords() {
    Detail detail =
        happened(
            new Foreign(Tool.KNEX)
                .sql("1")
                .recorded(
                    Foreign.entry(Event.APPLIED, "1")
                        .withRemarks(List.of(new Remark(Remark.Kind.BATCH, "3")))
                        .withCells(Map.of("batch", "3"))));

    assertThat(lines(detail)).contains("Applied in batch 3");
    assertThat(detail.log().getFirst().cells()).containsExactly(Map.entry("batch", "3"));
  }

  private Detail happened(Foreign made) {
    Look look = made.look();
    var row = look.status().timeline().rows().getFirst();
    model.show(
        Optional.of(look),
        Optional.of(
            new TimelineEvent.Happened(row.entry().orElseThrow(), row.state(), Optional.of(row))));
    return detail();
  }

  private Detail pending(Look look) {
    model.show(
        Optional.of(look),
        Optional.of(new TimelineEvent.Waiting(look.status().timeline().pending().getFirst())));
    return detail();
  }

  private Detail detail() {
    return model.detailProperty().get().orElseThrow();
  }

  private static List<String> lines(Detail detail) {
    return detail.about().stream()
        .flatMap(section -> section.lines().stream())
        .map(Detail.Line::text)
        .toList();
  }
}
