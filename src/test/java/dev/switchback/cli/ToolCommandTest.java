package dev.switchback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.switchback.command.Quoting;
import dev.switchback.testing.Sql;
import dev.switchback.testing.ToolProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The verb `tool` with a program that is there.
class ToolCommandTest {
  @TempDir Path folder;
  private Stage stage;
  private Path file;

  @BeforeEach
  void database() {
    stage = new Stage(folder);
    file = folder.resolve("shop.db");
    Sql.run(file, "CREATE TABLE notes (x)");
  }

  @Test
  void anUpgradeIsTriedThenRun() throws Exception {
    Stage.Result result = tool("obedient", "upgrade --yes");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("Upgrade: done on shop.db.");
    assertThat(result.err()).anyMatch(line -> line.startsWith("Next, the same command runs"));
    assertThat(Sql.number(file, "SELECT count(*) FROM books")).isEqualTo(2);
  }

  @Test
  void withoutConsentItEndsAfterTheTry() throws Exception {
    Stage.Result result = tool("obedient", "upgrade");

    assertThat(result.exit()).isEqualTo(ExitCode.NEEDS_CONFIRMATION.number());
    assertThat(result.err()).anyMatch(line -> line.contains("Table books is added"));
    assertThat(tables()).containsExactly("notes");
  }

  @Test
  void whatFailsOnTheCopyDoesNotGoOnToTheFile() throws Exception {
    Stage.Result result = tool("half", "upgrade --yes");

    assertThat(result.exit()).isEqualTo(ExitCode.FAILED.number());
    assertThat(tables()).containsExactly("notes");
  }

  @Test
  void whatDoesNothingToTheCopyDoesNotGoOnEither() throws Exception {
    Stage.Result result = tool("idle", "upgrade --yes");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).anyMatch(line -> line.contains("The copy was not changed."));
  }

  @Test
  void aVerbThatLooksSaysWhatTheToolSays() throws Exception {
    assertThat(tool("obedient", "current").out()).containsExactly("books is pending");
  }

  @Test
  void theDocumentHasTheTryAndTheReport() throws Exception {
    Stage.Result result = tool("obedient", "upgrade --yes --json");

    JsonObject document = JsonParser.parseString(String.join("\n", result.out())).getAsJsonObject();
    assertThat(document.getAsJsonObject("try").get("outcome").getAsString()).isEqualTo("done");
    JsonObject report = document.getAsJsonObject("report");
    assertThat(report.getAsJsonArray("applied").toString()).isEqualTo("[\"2\"]");
    assertThat(report.getAsJsonObject("ended").get("code").getAsInt()).isZero();
    assertThat(report.getAsJsonObject("safetyCopy").get("state").getAsString())
        .isEqualTo("verified");
  }

  @ParameterizedTest
  @CsvSource({
    "upgrade, upgrade head",
    "upgrade-one, upgrade +1",
    "upgrade-to a1, upgrade a1",
    "downgrade-one, downgrade -- -1",
    "downgrade-to a1, downgrade a1",
    "stamp a1, stamp a1",
    "current, current",
    "history, history",
    "check, check",
    "sql a1:head, upgrade a1:head --sql",
    "new add-x, revision -m add-x",
    "generate add-x, revision --autogenerate -m add-x"
  })
  void alembicIsAskedInItsOwnWords(String typed, String asked) throws Exception {
    Files.writeString(folder.resolve("alembic.ini"), "[alembic]\nscript_location = alembic\n");
    Stage.Result result =
        stage.perform(
            new Scenario.Step(
                "switchback tool --file shop.db "
                    + typed
                    + " --dry-run --tool alembic --configure 'alembic -c {config}'"));

    assertThat(result.exit()).as(String.join("\n", result.err())).isZero();
    assertThat(result.out()).anyMatch(line -> line.contains("alembic -c {config} " + asked));
  }

  private List<String> tables() {
    return Sql.column(file, "SELECT name FROM sqlite_schema");
  }

  private Stage.Result tool(String behaviour, String arguments) throws Exception {
    return stage.perform(
        new Scenario.Step(
            "switchback tool --file shop.db "
                + arguments
                + " --tool knex --configure '"
                + Quoting.join(ToolProgram.words(behaviour, "{database}"))
                + "'"));
  }
}
