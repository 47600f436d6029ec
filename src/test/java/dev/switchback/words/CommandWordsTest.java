package dev.switchback.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.command.CommandEffect;
import dev.switchback.command.CommandEnd;
import dev.switchback.command.CommandOutput;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandReport;
import dev.switchback.command.OutputLine;
import dev.switchback.command.ProjectCommand;
import dev.switchback.command.ToolVerb;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.schema.SchemaDiff;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandWordsTest {
  private static final Path HOME = Path.of("").toAbsolutePath();

  private final CommandWords words = new Words(Locale.ENGLISH, Clock.systemUTC(), HOME).commands();
  private final Database shop = Database.unregistered(HOME.resolve("shop.db"), Optional.empty());
  private final CommandPlan plan =
      (CommandPlan)
          CommandPlan.of(
              Tool.ALEMBIC,
              ToolVerb.UPGRADE,
              List.of(),
              new ProjectCommand(
                  List.of("uv", "run", "alembic"), HOME, Map.of("DATABASE_URL", "{url}")));

  @Test
  void aRunSaysWhatIsAppliedNow() {
    Account account =
        words.say(
            shop,
            report(
                CommandReport.Place.FILE,
                CommandReport.Outcome.DONE,
                0,
                List.of("INFO Running upgrade a -> b"),
                effect(List.of("a"), List.of("b"), true)));

    assertThat(account.headline()).isEqualTo("Upgrade: done on shop.db.");
    assertThat(account.parts())
        .contains(
            new Account.Part("command", List.of("DATABASE_URL={url} uv run alembic upgrade head")),
            new Account.Part("history", List.of("From a to b")),
            new Account.Part("output", List.of("INFO Running upgrade a -> b")));
  }

  @Test
  void aCommandThatWasKeptOutIsToldApart() {
    Account account =
        words.say(
            shop,
            report(
                CommandReport.Place.COPY,
                CommandReport.Outcome.FAILED_UNCHANGED,
                1,
                List.of("sqlite3.OperationalError: database is locked"),
                CommandEffect.NONE));

    assertThat(account.headline()).contains("failed on a copy", "not touched");
    assertThat(account.parts())
        .anySatisfy(part -> assertThat(part.lines()).anyMatch(l -> l.contains("in place of")));
  }

  @Test
  void aCommandThatDidNothingIsDoubted() {
    Account account =
        words.say(
            shop,
            report(
                CommandReport.Place.COPY,
                CommandReport.Outcome.DONE,
                0,
                List.of(),
                CommandEffect.NONE));

    assertThat(account.parts())
        .anySatisfy(
            part -> assertThat(part.lines()).anyMatch(l -> l.contains("nothing to do, or")));
  }

  @Test
  void ofALongOutputTheEndIsShown() {
    Account account =
        words.say(
            shop,
            report(
                CommandReport.Place.FILE,
                CommandReport.Outcome.FAILED_CHANGED,
                1,
                IntStream.rangeClosed(1, 40).mapToObj(i -> "line " + i).toList(),
                effect(List.of(), List.of(), true)));

    List<String> output = account.parts().getLast().lines();
    assertThat(output).hasSize(13).startsWith("… 28 lines before").endsWith("line 40");
    assertThat(account.headline()).contains("has written to shop.db", "safety copy");
  }

  private static CommandEffect effect(List<String> before, List<String> after, boolean written) {
    return new CommandEffect(SchemaDiff.NONE, List.of(), before, after, List.of(), written);
  }

  private CommandReport report(
      CommandReport.Place place,
      CommandReport.Outcome outcome,
      int code,
      List<String> output,
      CommandEffect effect) {
    List<OutputLine> lines =
        output.stream().map(text -> new OutputLine(OutputLine.Stream.ERROR, text)).toList();
    return new CommandReport(
        plan,
        place,
        outcome,
        Optional.of(
            new CommandEnd(
                new CommandEnd.Result.Exited(code),
                new CommandOutput(lines, List.of(), 0, 100),
                Duration.ofSeconds(1),
                0)),
        effect,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }
}
