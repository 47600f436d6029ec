package dev.switchback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.switchback.command.Quoting;
import dev.switchback.testing.Sql;
import dev.switchback.testing.ToolProgram;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
