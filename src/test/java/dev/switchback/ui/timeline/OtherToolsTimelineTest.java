package dev.switchback.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.ui.app.Foreign;
import dev.switchback.ui.app.Look;
import dev.switchback.ui.app.Made;
import dev.switchback.ui.app.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Histories of other tools on the line.
class OtherToolsTimelineTest {
  private final TimelineViewModel model =
      new TimelineViewModel(Made.words(), Texts.load(), Made.CLOCK);

  @Test
  void anEntryWithoutATimeSaysSoAndKeepsItsPlace() {
    show(
        new Foreign(Tool.GOLANG_MIGRATE)
            .sql("1")
            .sql("2")
            .recorded(Event.APPLIED, "1")
            .recorded(Event.APPLIED, "2"));

    assertThat(model.items()).extracting(TimelineItem::number).containsExactly("", "2", "1");
    assertThat(model.items().get(1).time()).isEqualTo("not recorded");
    assertThat(model.items().get(1).spoken()).contains("not recorded").doesNotContain("1970");
  }

  @Test
  void whatTheToolMakesOfItStandsBesideTheState() {
    show(new Foreign(Tool.GOLANG_MIGRATE).sql("1").sql("2").recorded(Event.APPLIED, "2"));

    TimelineItem late = model.items().getFirst();
    assertThat(late.note()).isEqualTo("Out of order");
    assertThat(late.brief()).isEqualTo("golang-migrate never runs it");
    assertThat(late.spoken())
        .contains("golang-migrate will never run this one, and will not say so.");
  }

  @Test
  void branchesAreDrawnAndReadAloud() {
    show(
        new Foreign(Tool.ALEMBIC)
            .code("root")
            .code("left", "root")
            .code("right", "root")
            .code("merge", "left", "right")
            .recorded(Event.APPLIED, "root"));

    TimelineItem merge = item("merge");
    assertThat(merge.lanes().orElseThrow().count()).isEqualTo(2);
    assertThat(merge.brief()).isEqualTo("for Alembic to run");
    assertThat(merge.spoken()).endsWith("Stands on left and right");
    assertThat(item("root").lanes().orElseThrow().above()).hasSize(2);
  }

  @Test
  void aLineOfRevisionsNeedsNoLanes() {
    show(new Foreign(Tool.ALEMBIC).code("a").code("b", "a").recorded(Event.APPLIED, "a"));

    assertThat(model.items()).allMatch(item -> item.lanes().isEmpty());
  }

  @Test
  void aHeadIsNamed() {
    HistoryEntry head =
        Foreign.entry(Event.APPLIED, "b").withRemarks(List.of(Remark.of(Remark.Kind.HEAD)));
    show(new Foreign(Tool.ALEMBIC).code("a").code("b", "a").recorded(head));

    assertThat(item("b").brief()).isEqualTo("head");
    assertThat(item("b").title()).isEqualTo("migration b");
  }

  @Test
  void aKnownTimeIsShownWithItsDuration() {
    show(
        new Foreign(Tool.SQLX)
            .sql("1")
            .recorded(
                Foreign.entry(Event.APPLIED, "1")
                    .withTimes(Optional.of(Made.NOON), Optional.of(Duration.ofMillis(1200)))));

    assertThat(item("1").note()).isEqualTo("Applied · 1.2 s");
    assertThat(item("1").time()).isEqualTo("12:00");
  }

  private TimelineItem item(String number) {
    return model.items().stream()
        .filter(item -> item.number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private void show(Foreign made) {
    Look look = made.look();
    model.show(model.prepare(look));
  }
}
