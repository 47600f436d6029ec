package dev.switchback.words;

import static dev.switchback.words.Samples.WORDS;
import static dev.switchback.words.Samples.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Refusal.Reason;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.sql.ScriptProblem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RefusalWordsTest {
  private static final Path FILE = Path.of("0003_x.sql");
  private static final List<Reason> ONE_OF_EACH =
      List.of(
          new Reason.OutOfOrder(version("0003"), version("0009")),
          new Reason.Missing(version("0003")),
          new Reason.Edited(version("0003")),
          new Reason.Duplicate(version("0003"), List.of(FILE, Path.of("003_y.sql"))),
          new Reason.Unusable(
              new SourceProblem(
                  FILE, 4, SourceProblem.Kind.MISSPELT_MARK, Optional.empty(), "-- migrate:upp")),
          new Reason.Irreversible(version("0003")),
          new Reason.ClassGone(version("0003"), "com.example.AddTotals"),
          new Reason.JarNotAllowed(
              new SourceProblem(
                  Path.of("totals.jar"),
                  0,
                  SourceProblem.Kind.JAR_NOT_ALLOWED,
                  Optional.empty(),
                  "com.example.AddTotals")),
          new Reason.UnknownTarget(version("0030"), List.of(version("0003"))),
          new Reason.OnlyRead(Tool.AERICH),
          new Reason.AlreadyApplied(version("0003")),
          new Reason.NotApplied(version("0003")),
          new Reason.TransactionControl(version("0003"), Optional.of(FILE), 2, "COMMIT"),
          new Reason.NeedsNoTransaction(version("0003"), Optional.of(FILE), 2, "VACUUM"),
          new Reason.Blocked(
              new Blockage(
                  Blockage.Kind.DIRTY,
                  "schema_migrations",
                  Optional.of(version("0003")),
                  Optional.empty(),
                  "",
                  OptionalLong.empty(),
                  Map.of("version", "3", "dirty", "1"))),
          new Reason.SafetyCopyNeeded(),
          new Reason.NeedsCommand(version("0003"), Tool.ALEMBIC),
          new Reason.Unreadable(
              version("0003"),
              Optional.of(FILE),
              7,
              new ScriptProblem(ScriptProblem.Kind.UNTERMINATED_STRING, 7, 12, "'abc")));

  private final RefusalWords words = WORDS.refusals();

  @Test
  void everyReasonHasASentenceAndAWayOn() {
    assertThat(ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(
            Arrays.stream(Reason.class.getPermittedSubclasses()).collect(Collectors.toSet()));
    for (Reason reason : ONE_OF_EACH) {
      Said said = words.say(reason);
      assertThat(said.sentence()).doesNotContain("{").matches(".*(\\.|migrate:upp)");
      assertThat(said.advice()).doesNotContain("{").matches(".*[.?]");
    }
  }

  @Test
  void whatMayBeAllowedIsSaidInTheSurfacesOwnWay() {
    Reason reason = ONE_OF_EACH.getFirst();

    assertThat(words.say(reason))
        .isEqualTo(
            new Said(
                "0003 is older than the newest applied migration, 0009.",
                "Give it a newer version, or allow out of order."));
    assertThat(words.say(reason, allowance -> "--allow " + allowance.option()).advice())
        .isEqualTo("Give it a newer version, or --allow out-of-order.");
  }

  @Test
  void theHeadlineSaysWhatWasNotDone() {
    assertThat(words.headline("shop", new Refusal(new Target.RunAll(), ONE_OF_EACH)))
        .isEqualTo("Nothing was run on shop.");
    assertThat(words.headline("shop", new Refusal(new Target.RollBackAll(), ONE_OF_EACH)))
        .isEqualTo("Nothing was rolled back on shop.");
    assertThat(words.headline("shop", new Refusal(new Target.Stamp(version("1")), ONE_OF_EACH)))
        .isEqualTo("Nothing was stamped on shop.");
  }

  @Test
  void transactionControlNamesTheLineAndTheFile() {
    assertThat(
            words
                .say(new Reason.TransactionControl(version("3"), Optional.of(FILE), 2, "COMMIT"))
                .sentence())
        .startsWith("3 contains COMMIT in line 2 of 0003_x.sql: ");
  }

  @Test
  void aBrokenFileIsNamedWithItsLine() {
    assertThat(
            words.say(
                new SourceProblem(
                    FILE, 4, SourceProblem.Kind.MISSPELT_MARK, Optional.empty(), "-- migrate:upp")))
        .isEqualTo("0003_x.sql, line 4: the section mark is misspelt: -- migrate:upp");
  }
}
