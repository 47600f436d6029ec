package dev.switchback.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Refusal.Reason;
import dev.switchback.sql.ScriptProblem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {

  @Test
  void runAllRunsWhatIsPendingInTheOrderOfNumbers() {
    Given given = Given.migrations("10", "2", "1", "9").applied("1");
    assertThat(plan(given, new Target.RunAll())).containsExactly("RUN 2", "RUN 9", "RUN 10");
  }

  @Test
  void runUpToStopsAtTheVersionHoweverItIsWritten() {
    Given given = Given.migrations("001", "002", "003");
    assertThat(plan(given, new Target.RunUpTo(v("2")))).containsExactly("RUN 001", "RUN 002");
  }

  @Test
  void runUpToSomethingAppliedIsNothingToDo() {
    Given given = Given.migrations("1", "2", "3").applied("1", "2");
    assertThat(plan(given, new Target.RunUpTo(v("2")))).isEmpty();
  }

  @Test
  void runNextTakesTheOldestPendingOnes() {
    Given given = Given.migrations("1", "2", "3", "4").applied("1");
    assertThat(plan(given, new Target.RunNext(2))).containsExactly("RUN 2", "RUN 3");
    assertThat(plan(given, new Target.RunNext(9))).containsExactly("RUN 2", "RUN 3", "RUN 4");
  }

  @Test
  void runOnlyRunsThatOneAndLeavesOlderOnesPending() {
    Given given = Given.migrations("1", "2", "3");
    assertThat(plan(given, new Target.RunOnly(v("2")))).containsExactly("RUN 2");
  }

  @Test
  void runOnlyRefusesWhatIsAppliedOrUnknown() {
    Given given = Given.migrations("1", "2").applied("1");
    assertThat(refuse(given, new Target.RunOnly(v("1"))))
        .containsExactly(new Reason.AlreadyApplied(v("1")));
    assertThat(refuse(given, new Target.RunOnly(v("7"))))
        .containsExactly(new Reason.UnknownTarget(v("7"), List.of(v("2"))));
  }

  @Test
  void whatFailedOrWasRolledBackIsRunAgain() {
    Given given = Given.migrations("1", "2", "3").applied("1", "2").rolledBack("2").failed("3");
    assertThat(plan(given, new Target.RunAll())).containsExactly("RUN 2", "RUN 3");
  }

  @Test
  void outOfOrderIsRefusedUnlessAllowed() {
    Given given = Given.migrations("1", "2", "3", "4").applied("1", "3");
    assertThat(refuse(given, new Target.RunAll()))
        .containsExactly(new Reason.OutOfOrder(v("2"), v("3")));
    assertThat(plan(given, new Target.RunAll(), Allowance.OUT_OF_ORDER))
        .containsExactly("RUN 2", "RUN 4");
    assertThat(plan(given, new Target.RunOnly(v("4")))).containsExactly("RUN 4");
  }

  @Test
  void missingAndEditedRefuseRunningUnlessAllowed() {
    Given given =
        Given.migrations("2", "3")
            .applied("1")
            .add(
                HistoryEntry.Event.APPLIED, "2", "SELECT 'before it was edited'", Optional.empty());
    assertThat(refuse(given, new Target.RunAll()))
        .containsExactly(new Reason.Missing(v("1")), new Reason.Edited(v("2")));
    assertThat(refuse(given, new Target.RunAll(), Allowance.MISSING))
        .containsExactly(new Reason.Edited(v("2")));
    assertThat(plan(given, new Target.RunAll(), Allowance.MISSING, Allowance.EDITED))
        .containsExactly("RUN 3");
  }

  @Test
  void everyReasonIsGivenAtOnceAndOnce() {
    Given given =
        Given.migrations("3")
            .applied("2", "4")
            .with("1", "BEGIN;\nVACUUM;\nSELECT 'x", Optional.empty())
            .problem(SourceProblem.Kind.DUPLICATE_VERSION, "5", "5_a.sql", "5_b.sql")
            .problem(SourceProblem.Kind.NO_VERSION, "none", "notes.sql");
    assertThat(refuse(given, new Target.RunAll()))
        .doesNotHaveDuplicates()
        .hasExactlyElementsOfTypes(
            Reason.Missing.class,
            Reason.Missing.class,
            Reason.Duplicate.class,
            Reason.OutOfOrder.class,
            Reason.OutOfOrder.class,
            Reason.Unreadable.class,
            Reason.TransactionControl.class,
            Reason.NeedsNoTransaction.class);
  }

  @Test
  void brokenFilesBlockOnlyWhereTheyWouldBeAmongTheSteps() {
    Given given =
        Given.migrations("1", "2", "4")
            .applied("1")
            .problem(SourceProblem.Kind.NOT_UTF8, "1", "1.down.sql")
            .problem(SourceProblem.Kind.EMPTY_FILE, "3", "3.up.sql")
            .problem(SourceProblem.Kind.NO_VERSION, "none", "notes.sql");
    assertThat(plan(given, new Target.RunUpTo(v("2")))).containsExactly("RUN 2");
    assertThat(plan(given, new Target.RunNext(1))).containsExactly("RUN 2");
    assertThat(refuse(given, new Target.RunNext(2)))
        .singleElement()
        .isInstanceOf(Reason.Unusable.class);
    assertThat(plan(given, new Target.RunAll(), Allowance.BROKEN_FILES))
        .containsExactly("RUN 2", "RUN 4");
    assertThat(plan(given, new Target.RunNext(2), Allowance.BROKEN_FILES))
        .containsExactly("RUN 2", "RUN 4");
  }

  @Test
  void aLoadedMigrationWithAProblemIsNotRunEither() {
    Given given =
        Given.migrations("1").problem(SourceProblem.Kind.UNKNOWN_DIRECTIVE, "1", "1.up.sql");
    assertThat(refuse(given, new Target.RunOnly(v("1"))))
        .singleElement()
        .isInstanceOf(Reason.Unusable.class);
    assertThat(plan(given, new Target.RunAll(), Allowance.BROKEN_FILES)).isEmpty();
    assertThat(refuse(given, new Target.RunOnly(v("1")), Allowance.BROKEN_FILES)).hasSize(1);
  }

  @Test
  void duplicatesCannotBeLeftOut() {
    Given given =
        Given.migrations("1")
            .problem(SourceProblem.Kind.DUPLICATE_VERSION, "2", "2_a.sql", "2_b.sql");
    assertThat(refuse(given, new Target.RunAll(), Allowance.BROKEN_FILES))
        .containsExactly(
            new Reason.Duplicate(v("2"), List.of(Path.of("2_a.sql"), Path.of("2_b.sql"))));
  }

  @Test
  void rollBackTakesTheNewestVersionsFirst() {
    Given given = Given.migrations("1", "2", "3", "4").applied("3", "1", "2");
    assertThat(plan(given, new Target.RollBackLast(2)))
        .containsExactly("ROLL_BACK 3", "ROLL_BACK 2");
    assertThat(plan(given, new Target.RollBackTo(v("1"))))
        .containsExactly("ROLL_BACK 3", "ROLL_BACK 2");
    assertThat(plan(given, new Target.RollBackAll()))
        .containsExactly("ROLL_BACK 3", "ROLL_BACK 2", "ROLL_BACK 1");
    assertThat(plan(given, new Target.RollBackTo(v("3")))).isEmpty();
  }

  @Test
  void rollBackToRefusesWhatIsNotAppliedOrUnknown() {
    Given given = Given.migrations("1", "2").applied("1");
    assertThat(refuse(given, new Target.RollBackTo(v("2"))))
        .containsExactly(new Reason.NotApplied(v("2")));
    assertThat(refuse(given, new Target.RollBackTo(v("9"))))
        .singleElement()
        .isInstanceOf(Reason.UnknownTarget.class);
  }

  @Test
  void aMissingMigrationIsRolledBackWithTheRecordedDown() {
    Given given = Given.migrations("1").applied("1", "2");
    PlanStep step = steps(given, new Target.RollBackLast(1)).getFirst();
    assertThat(step.text()).isEqualTo(MigrationText.recorded(Given.down("2")));
    assertThat(step.migration()).isEmpty();
  }

  @Test
  void anEditedMigrationIsRolledBackWithTheFilesDown() {
    Given given =
        new Given()
            .with("1", "SELECT 'new'", Optional.of("SELECT 'new down'"))
            .add(HistoryEntry.Event.APPLIED, "1", "SELECT 'old'", Optional.of("SELECT 'old down'"));
    assertThat(steps(given, new Target.RollBackLast(1)).getFirst().text().sql())
        .isEqualTo("SELECT 'new down'");
  }

  @Test
  void aDownFileThatIsGoneLeavesTheRecordedOne() {
    Given given = new Given().withoutDown("1").applied("1");
    assertThat(steps(given, new Target.RollBackLast(1)).getFirst().text().sql())
        .isEqualTo(Given.down("1"));
  }

  @Test
  void whatHasNoWayBackIsIrreversible() {
    Given given =
        new Given()
            .withoutDown("1")
            .with("2", Given.up("2"), Optional.of("-- nothing yet\n"))
            .add(HistoryEntry.Event.APPLIED, "1", Given.up("1"), Optional.empty())
            .add(HistoryEntry.Event.APPLIED, "2", Given.up("2"), Optional.empty());
    assertThat(refuse(given, new Target.RollBackAll()))
        .containsExactly(new Reason.Irreversible(v("2")), new Reason.Irreversible(v("1")));
  }

  @Test
  void stampRecordsWhatIsPendingWhateverItsScriptSays() {
    Given given =
        Given.migrations("1", "3", "4")
            .with("2", "BEGIN; VACUUM; SELECT 'x", Optional.empty())
            .applied("3");
    assertThat(plan(given, new Target.Stamp(v("3")))).containsExactly("STAMP 1", "STAMP 2");
    assertThat(plan(given, new Target.Stamp(v("4"))))
        .containsExactly("STAMP 1", "STAMP 2", "STAMP 4");
    assertThat(refuse(given, new Target.Stamp(v("5"))))
        .singleElement()
        .isInstanceOf(Reason.UnknownTarget.class);
    assertThat(((Plan) planning(given, new Target.Stamp(v("2")))).isAllOrNothing()).isTrue();
  }

  @Test
  void linesAreThoseOfTheFile() {
    MigrationText text =
        new MigrationText("SELECT 1;\nCOMMIT;\n'", Optional.of(Path.of("1.sql")), 5);
    MigrationSet source =
        new MigrationSet(List.of(new Migration(v("1"), "", text, Optional.empty())), List.of());
    Planning planning =
        Planner.plan(
            source, History.EMPTY, new Target.RunAll(), Atomicity.ALL_OR_NOTHING, Set.of());
    assertThat(((Refusal) planning).reasons())
        .containsExactly(
            new Reason.Unreadable(
                v("1"),
                text.file(),
                7,
                new ScriptProblem(ScriptProblem.Kind.UNTERMINATED_STRING, 3, 1, "'")),
            new Reason.TransactionControl(v("1"), text.file(), 6, "COMMIT"));
  }

  @Test
  void transactionControlCanBeAllowedAndEndsAllOrNothing() {
    Given given = new Given().with("1", "end; VACUUM; begin", Optional.empty());
    Plan plan = (Plan) planning(given, new Target.RunAll(), Allowance.TRANSACTION_CONTROL);
    assertThat(plan.isAllOrNothing()).isFalse();
  }

  @Test
  void aFileThatAsksToStandOutsideATransactionDoes() {
    Given given =
        new Given()
            .with("1", "-- switchback: no-transaction it has to\nVACUUM;", Optional.of("VACUUM"));
    Plan plan = (Plan) planning(given, new Target.RunAll());
    assertThat(plan.steps().getFirst().outsideTransaction()).contains("it has to");
    assertThat(plan.isAllOrNothing()).isFalse();
    given.applied("1");
    assertThat(refuse(given, new Target.RollBackAll()))
        .containsExactly(
            new Reason.NeedsNoTransaction(v("1"), Optional.of(Path.of("1.down.sql")), 1, "VACUUM"));
  }

  @Test
  void anUnknownTimestampIsAnsweredWithTheNearestOnes() {
    Given given = Given.migrations("20240101120000", "20240101120001", "20250607080910", "3");
    assertThat(similar(given, "20240101")).containsExactly("20240101120000", "20240101120001");
    assertThat(similar(given, "20250607080911")).containsExactly("20250607080910");
    assertThat(similar(given, "5")).containsExactly("3", "20240101120000");
  }

  private static List<String> similar(Given given, String version) {
    Reason reason = refuse(given, new Target.RunUpTo(v(version))).getFirst();
    return ((Reason.UnknownTarget) reason).similar().stream().map(Version::text).toList();
  }

  private static Version v(String text) {
    return Version.of(text);
  }

  private static Planning planning(Given given, Target target, Allowance... allowed) {
    return Planner.plan(
        given.source(),
        given.history(),
        target,
        Atomicity.ALL_OR_NOTHING,
        Set.copyOf(Arrays.asList(allowed)));
  }

  private static List<PlanStep> steps(Given given, Target target, Allowance... allowed) {
    Planning planning = planning(given, target, allowed);
    assertThat(planning).isInstanceOf(Plan.class);
    return ((Plan) planning).steps();
  }

  private static List<String> plan(Given given, Target target, Allowance... allowed) {
    return steps(given, target, allowed).stream().map(s -> s.action() + " " + s.version()).toList();
  }

  private static List<Reason> refuse(Given given, Target target, Allowance... allowed) {
    Planning planning = planning(given, target, allowed);
    assertThat(planning).isInstanceOf(Refusal.class);
    return ((Refusal) planning).reasons();
  }
}
