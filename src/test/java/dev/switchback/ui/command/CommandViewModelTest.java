package dev.switchback.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.command.ProjectCommand;
import dev.switchback.command.ToolVerb;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.registry.Protection;
import dev.switchback.testing.Sql;
import dev.switchback.testing.ToolProgram;
import dev.switchback.ui.app.CommandWish;
import dev.switchback.ui.command.KnownVersions.Known;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheets.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandViewModelTest {
  @TempDir Path folder;

  @Test
  void theProposalsAreShownWithWhatSpeaksForThem() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Files.writeString(folder.resolve("alembic.ini"), "[alembic]\nscript_location = alembic\n");
      CommandViewModel model = look(shop, shop.database);

      CommandChoice choice = model.choice();
      assertThat(choice.openProperty().get()).isTrue();
      assertThat(choice.proposals()).hasSize(1);
      assertThat(choice.takenProperty().get()).contains(choice.proposals().getFirst());
      assertThat(choice.lineProperty().get()).endsWith("alembic -c {config}");
      assertThat(choice.toolProperty().get()).contains(Tool.ALEMBIC);
      assertThat(choice.problemProperty().get()).isEmpty();
      assertThat(model.course().blockedProperty().get())
          .isEqualTo("Say first which command the project uses.");
    }
  }

  @Test
  void aCommandThatIsTakenIsRememberedAndItsVerbsAreOffered() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Files.writeString(folder.resolve("alembic.ini"), "[alembic]\nscript_location = alembic\n");
      CommandViewModel model = look(shop, shop.database);
      model.choice().lineProperty().set("python3 -m alembic -c {config}");

      model.keepCommand();

      assertThat(model.choice().openProperty().get()).isFalse();
      assertThat(shop.administration.database("shop").settings().command())
          .map(ProjectCommand::line)
          .contains("python3 -m alembic -c {config}");
      assertThat(model.verb().verbs())
          .contains(ToolVerb.UPGRADE, ToolVerb.STAMP, ToolVerb.SQL, ToolVerb.GENERATE);
    }
  }

  @Test
  void whatIsMissingIsSaidWhileItIsWritten() {
    try (Shop shop = new Shop(folder)) {
      CommandChoice choice = look(shop, shop.database).choice();

      assertThat(choice.problemProperty().get()).isEqualTo("Write the command.");
      choice.lineProperty().set("npx knex 'migrate");
      assertThat(choice.problemProperty().get()).isEqualTo("Say which tool it is.");
      choice.toolProperty().set(Optional.of(Tool.KNEX));
      assertThat(choice.problemProperty().get()).isEqualTo("A quote is not closed.");
      choice.lineProperty().set("npx knex");
      choice.environmentProperty().set("DATABASE_FILE={database}\nnonsense");
      assertThat(choice.problemProperty().get())
          .isEqualTo("Write NAME=VALUE, one a line: nonsense");
      choice.environmentProperty().set("DATABASE_FILE={database}\n\n");
      assertThat(choice.problemProperty().get()).isEmpty();
    }
  }

  @Test
  void nothingIsRunOnTheFileBeforeItWorkedOnACopy() throws IOException {
    try (Shop shop = new Shop(folder)) {
      CommandViewModel model = look(shop, withCommand(shop, "obedient", "{database}"));
      model.verb().verbProperty().set(Optional.of(ToolVerb.UPGRADE));
      byte[] before = Files.readAllBytes(shop.file);

      model.act();
      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REVIEW);
      assertThat(model.course().blockedProperty().get()).isEqualTo("Try it on a copy first.");
      model.tryOnCopy();

      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
      assertThat(model.output()).contains("running 2 books");
      assertThat(model.course().operationProperty().get().orElseThrow().printed())
          .contains("running 2 books");
      assertThat(model.tried().orElseThrow().headline().text())
          .isEqualTo("Upgrade: the command worked on a copy. shop itself was not touched.");
      assertThat(model.tried().orElseThrow().lines())
          .extracting(Line::text)
          .contains("Table books is added.");
      assertThat(model.course().blockedProperty().get()).isEmpty();
    }
  }

  @Test
  void whatWorkedOnACopyIsRunUnderASafetyCopyAndCanBeUndone() {
    try (Shop shop = new Shop(folder)) {
      CommandViewModel model = look(shop, withCommand(shop, "obedient", "{database}"));
      model.verb().verbProperty().set(Optional.of(ToolVerb.UPGRADE));
      model.tryOnCopy();

      model.act();

      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REPORT);
      CommandReportView report = model.course().reportProperty().get().orElseThrow();
      assertThat(report.tone()).isEqualTo(Line.Tone.GOOD);
      assertThat(report.account().headline()).isEqualTo("Upgrade: done on shop.");
      assertThat(report.output()).contains("running 2 books");
      assertThat(report.undo()).isTrue();
      assertThat(Sql.number(shop.file, "SELECT count(*) FROM books")).isEqualTo(2);
    }
  }

  @Test
  void aCommandThatFailedOnTheCopyIsNotRunOnTheFile() {
    try (Shop shop = new Shop(folder)) {
      CommandViewModel model = look(shop, withCommand(shop, "half", "{database}"));
      model.verb().verbProperty().set(Optional.of(ToolVerb.UPGRADE));
      model.tryOnCopy();

      assertThat(model.course().blockedProperty().get()).isEqualTo("It did not work on the copy.");
      assertThat(model.tried().orElseThrow().headline().tone()).isEqualTo(Line.Tone.DANGER);
      model.act();
      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REVIEW);
    }
  }

  @Test
  void anotherVerbHasToBeTriedAnew() {
    try (Shop shop = new Shop(folder)) {
      CommandViewModel model = look(shop, withCommand(shop, "obedient", "{database}"));
      model.verb().verbProperty().set(Optional.of(ToolVerb.UPGRADE));
      model.tryOnCopy();

      model.verb().verbProperty().set(Optional.of(ToolVerb.UPGRADE_ONE));

      assertThat(model.attemptProperty().get()).isEmpty();
      assertThat(model.course().blockedProperty().get()).isEqualTo("Try it on a copy first.");
    }
  }

  @Test
  void aQuestionIsAnsweredInPlace() {
    try (Shop shop = new Shop(folder)) {
      CommandViewModel model = look(shop, withCommand(shop, "obedient", "{database}"));
      model.verb().verbProperty().set(Optional.of(ToolVerb.CURRENT));

      model.act();

      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REVIEW);
      assertThat(model.output()).containsExactly("books is pending");
      assertThat(model.command()).isEqualTo("switchback tool shop current");
    }
  }

  @Test
  void aCommandThatReplacesTheFileIsToldAtOnceWithAWayBack() {
    try (Shop shop = new Shop(folder)) {
      CommandViewModel model =
          look(shop, withCommand(shop, "replacing", "{database}", shop.file.toString()));
      model.verb().verbProperty().set(Optional.of(ToolVerb.UPGRADE));
      model.tryOnCopy();

      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REPORT);
      CommandReportView report = model.course().reportProperty().get().orElseThrow();
      assertThat(report.tone()).isEqualTo(Line.Tone.DANGER);
      assertThat(report.undo()).isTrue();
    }
  }

  @Test
  void aProtectedDatabaseAsksForItsName() {
    try (Shop shop = new Shop(folder, Protection.PROTECTED)) {
      CommandViewModel model = look(shop, withCommand(shop, "obedient", "{database}"));
      model.verb().verbProperty().set(Optional.of(ToolVerb.UPGRADE));
      model.tryOnCopy();
      assertThat(model.course().blockedProperty().get()).isEqualTo("Type shop to go on.");

      model.course().typedNameProperty().set("shop");

      assertThat(model.course().blockedProperty().get()).isEmpty();
    }
  }

  @Test
  void aCommandThatIsNotToldItsDatabaseIsRefused() {
    try (Shop shop = new Shop(folder)) {
      CommandViewModel model = look(shop, withCommand(shop, "idle"));
      model.verb().verbProperty().set(Optional.of(ToolVerb.UPGRADE));

      assertThat(model.verb().obstacles().getFirst().text())
          .startsWith("The command is not told which database to work on");
      assertThat(model.course().blockedProperty().get())
          .isEqualTo("See above what stands in the way.");
    }
  }

  @Test
  void theVersionsOfTheTimelineAreOfferedAsTheToolCallsThem() throws IOException {
    Path versions = Files.createDirectories(folder.resolve("project/migrations/versions"));
    revision(versions, "a1", "None", "authors");
    revision(versions, "b2", "'a1'", "books");
    revision(versions, "c3", "'b2'", "loans");
    try (Shop shop = new Shop(folder)) {
      Path file = folder.resolve("project/app.db");
      Sql.run(
          file,
          "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
          "INSERT INTO alembic_version VALUES ('b2')");
      Database database = Database.unregistered(file, Optional.of(versions));
      ProjectCommand command =
          ProjectCommand.parse("alembic -c {config}", folder.resolve("project"), Map.of());
      CommandViewModel model =
          look(shop, database.withSettings(database.settings().withCommand(Tool.ALEMBIC, command)));

      VerbChoice verb = model.verb();
      assertThat(verb.verbProperty().get()).contains(ToolVerb.UPGRADE);
      verb.verbProperty().set(Optional.of(ToolVerb.UPGRADE_TO));
      assertThat(verb.versions()).containsExactly(new Known("c3", "loans"));
      assertThat(verb.givenProperty().get()).isEqualTo("c3");
      assertThat(verb.planProperty().get().orElseThrow().line())
          .isEqualTo("alembic -c {config} upgrade c3");
      verb.verbProperty().set(Optional.of(ToolVerb.DOWNGRADE_TO));
      assertThat(verb.versions())
          .containsExactly(new Known("a1", "authors"), new Known("base", ""));
      verb.verbProperty().set(Optional.of(ToolVerb.SQL));
      assertThat(verb.givenProperty().get()).isEqualTo("b2:head");
      verb.verbProperty().set(Optional.of(ToolVerb.GENERATE));
      assertThat(verb.planProperty().get()).isEmpty();
      assertThat(model.course().blockedProperty().get()).isEqualTo("Say what it shall be given.");
      verb.givenProperty().set("add loans.due, and an index");
      assertThat(verb.planProperty().get().orElseThrow().command().words())
          .endsWith("--autogenerate", "-m", "add loans.due, and an index");
      assertThat(model.command())
          .isEqualTo("switchback tool " + file + " generate 'add loans.due, and an index'");
    }
  }

  private static void revision(Path versions, String id, String down, String description)
      throws IOException {
    Files.writeString(
        versions.resolve(id + "_" + description + ".py"),
        "\"\"\""
            + description
            + "\"\"\"\nrevision = '"
            + id
            + "'\ndown_revision = "
            + down
            + "\nbranch_labels = None\ndepends_on = None\n\n\ndef upgrade():\n    pass\n");
  }

  private static Database withCommand(Shop shop, String behaviour, String... more) {
    List<String> words = ToolProgram.words(behaviour, more);
    return shop.administration.update(
        shop.database.withSettings(
            shop.database
                .settings()
                .withCommand(Tool.KNEX, new ProjectCommand(words, shop.folder, Map.of()))));
  }

  private static CommandViewModel look(Shop shop, Database database) {
    CommandViewModel model = new CommandViewModel(shop.context(), database, CommandWish.OPEN);
    model.look();
    return model;
  }
}
