package dev.switchback.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlannerProperties {
  private static final int CASES = 3000;

  @Test
  void planningNeverThrowsAndPlansAreInOrder() {
    Seeds.each(
        CASES,
        random -> {
          Given given = anything(random);
          Target target = target(random);
          NavigableSet<Version> applied = applied(given);
          switch (plan(given, target, allowances(random))) {
            case Refusal refusal -> {
              assertThat(refusal.reasons()).isNotEmpty().doesNotHaveDuplicates();
              assertThat(refusal.target()).isEqualTo(target);
            }
            case Plan plan -> {
              List<Version> versions = plan.steps().stream().map(PlanStep::version).toList();
              boolean back =
                  plan.steps().stream().anyMatch(s -> s.action() == PlanStep.Action.ROLL_BACK);
              assertThat(versions).doesNotHaveDuplicates();
              assertThat(versions)
                  .isSortedAccordingTo(
                      back ? Comparator.<Version>reverseOrder() : Comparator.naturalOrder());
              assertThat(plan.historyMark()).isEqualTo(given.history().mark());
              assertThat(plan.steps().stream().map(PlanStep::action).distinct().count())
                  .isLessThanOrEqualTo(1);
              assertThat(versions).allMatch(version -> applied.contains(version) == back);
            }
          }
        });
  }

  @Test
  void askingTwiceGivesTheSameAnswer() {
    Seeds.each(
        CASES / 3,
        random -> {
          Given given = anything(random);
          Target target = target(random);
          Set<Allowance> allowed = allowances(random);
          assertThat(plan(given, target, allowed)).isEqualTo(plan(given, target, allowed));
        });
  }

  @Test
  void afterRunningAllThereIsNothingLeftToRun() {
    Seeds.each(
        CASES,
        random -> {
          Given given = anything(random);
          if (plan(given, new Target.RunAll(), EnumSet.allOf(Allowance.class))
              instanceof Plan plan) {
            carryOut(given, plan);
            Planning again = plan(given, new Target.RunAll(), EnumSet.allOf(Allowance.class));
            assertThat(again).isInstanceOf(Plan.class);
            assertThat(((Plan) again).steps()).isEmpty();
          }
        });
  }

  @Test
  void rollingBackAsManyAsWereRunLeavesWhatWasAppliedBefore() {
    Seeds.each(
        CASES,
        random -> {
          Given given = clean(random);
          NavigableSet<Version> before = applied(given);
          Target next = new Target.RunNext(1 + random.nextInt(5));
          Plan run = (Plan) plan(given, next, Set.of());
          carryOut(given, run);
          assertThat(applied(given)).hasSize(before.size() + run.steps().size());
          if (!run.isEmpty()) {
            Target back = new Target.RollBackLast(run.steps().size());
            carryOut(given, (Plan) plan(given, back, Set.of()));
          }
          assertThat(applied(given)).isEqualTo(before);
        });
  }

  @Test
  void stampingUpToAVersionMakesRunningUpToItNothingToDo() {
    Seeds.each(
        CASES,
        random -> {
          Given given = clean(random);
          Version version = version(random);
          if (plan(given, new Target.Stamp(version), Set.of()) instanceof Plan stamp) {
            carryOut(given, stamp);
            Plan run = (Plan) plan(given, new Target.RunUpTo(version), Set.of());
            assertThat(run.steps()).isEmpty();
          }
        });
  }

  @Test
  void allowingMoreNeverMakesAReasonAppear() {
    Seeds.each(
        CASES,
        random -> {
          Given given = anything(random);
          Target target = target(random);
          EnumSet<Allowance> all = EnumSet.allOf(Allowance.class);
          all.remove(Allowance.BROKEN_FILES);
          if (plan(given, target, all) instanceof Refusal left) {
            assertThat(left.reasons())
                .allMatch(
                    reason ->
                        reason.allowance().filter(a -> a != Allowance.BROKEN_FILES).isEmpty());
            Planning strict = plan(given, target, Set.of());
            assertThat(strict).isInstanceOf(Refusal.class);
            assertThat(((Refusal) strict).reasons()).containsAll(left.reasons());
          }
        });
  }

  private static Planning plan(Given given, Target target, Set<Allowance> allowed) {
    return Planner.plan(given.source(), given.history(), target, Atomicity.ALL_OR_NOTHING, allowed);
  }

  private static void carryOut(Given given, Plan plan) {
    for (PlanStep step : plan.steps()) {
      HistoryEntry.Event event =
          switch (step.action()) {
            case RUN -> HistoryEntry.Event.APPLIED;
            case ROLL_BACK -> HistoryEntry.Event.ROLLED_BACK;
            case STAMP -> HistoryEntry.Event.STAMPED;
          };
      given.add(event, step.version().text(), step.text().sql(), Optional.of("SELECT 1"));
    }
  }

  private static NavigableSet<Version> applied(Given given) {
    return new TreeSet<>(given.history().applied().keySet());
  }

  /// Reversible migrations of which the oldest are applied.
  private static Given clean(Random random) {
    Given given = new Given();
    int count = random.nextInt(12);
    int applied = random.nextInt(count + 1);
    for (int i = 1; i <= count; i++) {
      String version = String.valueOf(i * 2);
      given.with(version, Given.up(version), Optional.of(Given.down(version)));
      if (i <= applied) {
        given.applied(version);
      }
    }
    return given;
  }

  private static Given anything(Random random) {
    Given given = new Given();
    List<String> ups =
        List.of(
            "SELECT 1", "", "COMMIT", "VACUUM; SELECT 'x", "-- switchback: no-transaction\nVACUUM");
    for (int i = 0; i < 10; i++) {
      String version = String.valueOf(i);
      if (random.nextInt(3) > 0) {
        String up = random.nextInt(4) > 0 ? Given.up(version) : ups.get(random.nextInt(ups.size()));
        given.with(
            version,
            up,
            random.nextInt(4) > 0 ? Optional.of(Given.down(version)) : Optional.empty());
      }
      if (random.nextInt(6) == 0) {
        SourceProblem.Kind[] kinds = SourceProblem.Kind.values();
        given.problem(kinds[random.nextInt(kinds.length)], version, "a.sql", "b.sql");
      }
    }
    List<HistoryEntry.Event> events = new ArrayList<>(List.of(HistoryEntry.Event.values()));
    int entries = random.nextInt(12);
    for (int i = 0; i < entries; i++) {
      String version = version(random).text();
      String up = random.nextInt(5) > 0 ? Given.up(version) : "SELECT 'as it was'";
      HistoryEntry.Event event =
          random.nextBoolean()
              ? HistoryEntry.Event.APPLIED
              : events.get(random.nextInt(events.size()));
      given.add(
          event,
          version,
          up,
          random.nextBoolean() ? Optional.of(Given.down(version)) : Optional.empty());
    }
    return given;
  }

  private static Version version(Random random) {
    return Version.of(String.valueOf(random.nextInt(12)));
  }

  private static Target target(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new Target.RunAll();
      case 1 -> new Target.RunUpTo(version(random));
      case 2 -> new Target.RunNext(1 + random.nextInt(4));
      case 3 -> new Target.RunOnly(version(random));
      case 4 -> new Target.RollBackLast(1 + random.nextInt(4));
      case 5 -> new Target.RollBackTo(version(random));
      case 6 -> new Target.RollBackAll();
      default -> new Target.Stamp(version(random));
    };
  }

  private static Set<Allowance> allowances(Random random) {
    EnumSet<Allowance> allowed = EnumSet.noneOf(Allowance.class);
    for (Allowance allowance : Allowance.values()) {
      if (random.nextInt(3) == 0) {
        allowed.add(allowance);
      }
    }
    return allowed;
  }
}
