package dev.switchback.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.MigrationText;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.sql.Script;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OfferTest {

  @Test
  void allStepsAreWhatWasAskedFor() {
    assertThat(offer(new Target.RunAll(), "3", "4", "5").first(3)).isEqualTo(new Target.RunAll());
  }

  @Test
  void leavingOutTheLastStepsOfARunRunsUpToTheLastTickedOne() {
    assertThat(offer(new Target.RunAll(), "3", "4", "5").first(2))
        .isEqualTo(new Target.RunUpTo(Version.of("4")));
  }

  @Test
  void leavingOutTheLastStepsOfARollBackRollsBackFewer() {
    assertThat(offer(new Target.RollBackTo(Version.of("1")), "5", "4", "3").first(1))
        .isEqualTo(new Target.RollBackLast(1));
  }

  @Test
  void leavingOutTheLastStepsOfAStampStampsUpToTheLastTickedOne() {
    assertThat(offer(new Target.Stamp(Version.of("3")), "1", "2", "3").first(2))
        .isEqualTo(new Target.Stamp(Version.of("2")));
  }

  @Test
  void aSingleStepCannotBeLeftOut() {
    assertThat(offer(new Target.RunOnly(Version.of("3")), "3").canBeShortened()).isFalse();
    assertThat(offer(new Target.RunAll(), "3", "4").canBeShortened()).isTrue();
  }

  @Test
  void uncheckingAStepUnchecksThoseAfterIt() {
    assertThat(Offer.tickedAfterSwitching(1, 4)).isEqualTo(1);
  }

  @Test
  void checkingAStepChecksThoseBeforeIt() {
    assertThat(Offer.tickedAfterSwitching(2, 0)).isEqualTo(3);
  }

  private static Offer offer(Target asked, String... versions) {
    List<PlanStep> steps =
        Stream.of(versions)
            .map(
                version ->
                    new PlanStep(
                        PlanStep.Action.RUN,
                        Version.of(version),
                        "",
                        MigrationText.recorded("SELECT 1"),
                        Script.of("SELECT 1"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
            .toList();
    return new Offer(asked, steps);
  }
}
