package dev.switchback.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.ui.timeline.Lanes.Kind;
import dev.switchback.ui.timeline.Lanes.Node;
import dev.switchback.ui.timeline.Lanes.Piece;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {
  @Test
  void aLineNeedsOneLane() {
    Lanes lanes = Lanes.of(List.of(node("c", "b"), node("b", "a"), node("a")));

    assertThat(lanes.count()).isEqualTo(1);
    assertThat(lanes.rows()).extracting(Lanes.Row::lane).containsExactly(0, 0, 0);
    assertThat(lanes.rows().getFirst().above()).isEmpty();
    assertThat(lanes.rows().getFirst().below()).containsExactly(new Piece(0, 0));
    assertThat(lanes.rows().getLast().below()).isEmpty();
  }

  @Test
  void twoHeadsRunSideBySideToTheirParent() {
    Lanes lanes = Lanes.of(List.of(node("left", "root"), node("right", "root"), node("root")));

    assertThat(lanes.count()).isEqualTo(2);
    assertThat(lanes.rows()).extracting(Lanes.Row::lane).containsExactly(0, 1, 0);
    assertThat(lanes.rows().get(1).above()).containsExactly(new Piece(0, 0));
    assertThat(lanes.rows().getLast().above())
        .containsExactlyInAnyOrder(new Piece(0, 0), new Piece(1, 0));
  }

  @Test
  void aMergeOpensALaneForEachParent() {
    Lanes lanes =
        Lanes.of(
            List.of(
                node("merge", "left", "right"),
                node("right", "root"),
                node("left", "root"),
                node("root")));

    assertThat(lanes.rows().getFirst().kind()).isEqualTo(Kind.MERGE);
    assertThat(lanes.rows().getFirst().below())
        .containsExactlyInAnyOrder(new Piece(0, 0), new Piece(0, 1));
    assertThat(lanes.rows()).extracting(Lanes.Row::lane).containsExactly(0, 1, 0, 0);
    assertThat(lanes.count()).isEqualTo(2);
  }

  @Test
  void whatIsNoMigrationIsOnlyPassed() {
    Lanes lanes =
        Lanes.of(List.of(node("left", "root"), node("right", "root"), Node.NONE, node("root")));

    Lanes.Row backup = lanes.rows().get(2);
    assertThat(backup.kind()).isEqualTo(Kind.NONE);
    assertThat(backup.lane()).isEqualTo(-1);
    assertThat(backup.above()).containsExactly(new Piece(0, 0), new Piece(1, 1));
    assertThat(backup.below()).isEqualTo(backup.above());
  }

  @Test
  void aParentThatIsNotFurtherDownHasNoLane() {
    Lanes lanes = Lanes.of(List.of(node("a"), node("b", "a", "gone")));

    assertThat(lanes.rows().getLast().below()).isEmpty();
    assertThat(lanes.count()).isEqualTo(1);
  }

  @Test
  void aFreedLaneIsUsedAgain() {
    Lanes lanes =
        Lanes.of(
            List.of(
                node("a2", "a1"),
                node("b2", "b1"),
                node("b1"),
                node("c2", "c1"),
                node("c1"),
                node("a1")));

    assertThat(lanes.count()).isEqualTo(2);
    assertThat(lanes.rows()).extracting(Lanes.Row::lane).containsExactly(0, 1, 1, 1, 1, 0);
  }

  @Test
  void aRowThatStandsTwiceIsOnePoint() {
    Lanes lanes = Lanes.of(List.of(node("b", "a"), node("b", "a"), node("a")));

    assertThat(lanes.rows()).extracting(Lanes.Row::lane).containsExactly(0, -1, 0);
  }

  /// Five applications that take turns, forty steps each: what leaves one row arrives in the next.
  @Test
  void theLanesOfTwoHundredRowsHangTogether() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 39; i >= 0; i--) {
      for (String app : List.of("a", "b", "c", "d", "e")) {
        nodes.add(i == 0 ? node(app + 0) : node(app + i, app + (i - 1)));
      }
    }

    Lanes lanes = Lanes.of(nodes);

    assertThat(lanes.count()).isEqualTo(5);
    for (int i = 1; i < lanes.rows().size(); i++) {
      assertThat(lanes.rows().get(i).above())
          .as("row %s", i)
          .extracting(Piece::from)
          .containsExactlyInAnyOrderElementsOf(
              lanes.rows().get(i - 1).below().stream().map(Piece::to).distinct().toList());
    }
  }

  private static Node node(String key, String... parents) {
    return new Node(key, List.of(parents));
  }
}
