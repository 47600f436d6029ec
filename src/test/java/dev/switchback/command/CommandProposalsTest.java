package dev.switchback.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandProposalsTest {
  @TempDir Path folder;

  @Test
  void alembicInTheProjectsOwnEnvironmentGetsACopyOfItsConfiguration() {
    given("alembic.ini", "[alembic]\nscript_location = migrations\n");
    given("migrations/env.py", "config = context.config\n");
    given(".venv/bin/alembic", "");

    assertThat(found())
        .singleElement()
        .satisfies(it -> assertThat(it.command().line()).isEqualTo(".venv/bin/alembic -c {config}"))
        .satisfies(it -> assertThat(it.command().folder()).isEqualTo(folder))
        .satisfies(
            it ->
                assertThat(it.clues())
                    .containsExactly(
                        new Clue(Clue.Kind.PROJECT_FILE, "alembic.ini"),
                        new Clue(Clue.Kind.OWN_PROGRAM, ".venv/bin/alembic"),
                        new Clue(Clue.Kind.CONFIGURATION_COPIED, "alembic.ini")));
  }

  @Test
  void alembicIsStartedByWhatManagesTheProject() {
    given("alembic.ini", "[alembic]\n");
    given("uv.lock", "");
    assertThat(found().getFirst().command().line()).isEqualTo("uv run alembic -c {config}");
  }

  @Test
  void aProjectThatReadsItsDatabaseFromAVariableIsToldByIt() {
    given("alembic.ini", "[alembic]\nscript_location = %(here)s/alembic\n");
    given(
        "alembic/env.py",
        "config.set_main_option('sqlalchemy.url', os.environ['APP_DATABASE_URL'])\n"
            + "connectable = async_engine_from_config(x)\n");

    assertThat(found())
        .first()
        .satisfies(
            it ->
                assertThat(it.command().environment())
                    .isEqualTo(Map.of("APP_DATABASE_URL", "sqlite+aiosqlite:///{database}")));
  }

  @Test
  void aProjectThatTakesAnArgumentGetsIt() {
    given("alembic.ini", "[alembic]\nscript_location = m\n");
    given("m/env.py", "url = context.get_x_argument(as_dictionary=True).get('db')\n");

    assertThat(found().getFirst().command().line()).endsWith(" -x db={url}");
  }

  @Test
  void aGuessIsCalledOne() {
    given("alembic.ini", "[alembic]\nscript_location = m\n");
    given("m/env.py", "config.set_main_option('sqlalchemy.url', settings.url)\n");

    assertThat(found().getFirst().clues()).anyMatch(Clue::isDoubtful);
  }

  @Test
  void severalDatabasesInOneProjectAreLeftAlone() {
    given("alembic.ini", "[alembic]\ndatabases = one, two\n");

    assertThat(found()).isEmpty();
  }

  @Test
  void flaskHasAlembicBehindItsOwnCommand() {
    given("migrations/alembic.ini", "[alembic]\n");
    given("migrations/env.py", "from flask import current_app\n");
    given("config.py", "URI = os.environ.get('SHOP_DATABASE_URI', 'sqlite:///shop.db')\n");
    given("poetry.lock", "");

    assertThat(found())
        .singleElement()
        .satisfies(it -> assertThat(it.tool()).isEqualTo(Tool.ALEMBIC))
        .satisfies(
            it ->
                assertThat(it.command().wholeLine())
                    .isEqualTo("SHOP_DATABASE_URI={url} poetry run flask db"));
  }

  @Test
  void djangoGetsItsSettingsWithTheDatabaseInThem() {
    given("manage.py", "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n");
    given("venv/bin/python", "");

    assertThat(found())
        .singleElement()
        .satisfies(it -> assertThat(it.tool()).isEqualTo(Tool.DJANGO))
        .satisfies(
            it ->
                assertThat(it.command().wholeLine())
                    .isEqualTo(
                        "DJANGO_SETTINGS_MODULE=switchback_settings"
                            + " PYTHONPATH={settings:shop.settings} venv/bin/python manage.py"));
  }

  @Test
  void toolsOfNodeAreToldByTheVariableThatTheirConfigurationReads() {
    given("package.json", "{\"dependencies\": {\"knex\": \"3\", \"typeorm\": \"1\"}}");
    given("knexfile.js", "connection: { filename: process.env.SHOP_DB_FILE }");
    given("node_modules/.bin/knex", "");

    assertThat(found())
        .extracting(it -> it.tool() + " " + it.command().wholeLine())
        .containsExactly(
            "KNEX SHOP_DB_FILE={database} node_modules/.bin/knex",
            "TYPEORM DATABASE_FILE={database} npx {verb} -d data-source.js"
                .replace("npx", "npx typeorm"));
  }

  @Test
  void railsLaravelAndEfCoreHaveTheirOwnWays() {
    given("bin/rails", "");
    given("config/application.rb", "");
    given("artisan", "");
    given("shop.csproj", "<PackageReference Include=\"Microsoft.EntityFrameworkCore.Sqlite\"/>");

    assertThat(found())
        .extracting(it -> it.command().wholeLine())
        .containsExactly(
            "DATABASE_URL=sqlite3:{database} bin/rails",
            "DB_CONNECTION=sqlite DB_DATABASE={database} php artisan",
            "dotnet ef");
    assertThat(new CommandProposals("").find(List.of(folder), Optional.of(Tool.LARAVEL)).getFirst())
        .extracting(CommandProposal::tool)
        .isEqualTo(Tool.LARAVEL);
  }

  @Test
  void everyVerbOfEachToolCanBeSaid() {
    ProjectCommand command = new ProjectCommand(List.of("t", "{database}"), folder, Map.of());

    assertThat(CommandPlan.tools()).hasSize(10);
    for (Tool tool : CommandPlan.tools()) {
      assertThat(CommandPlan.verbs(tool)).contains(ToolVerb.UPGRADE, ToolVerb.CURRENT);
      for (ToolVerb verb : CommandPlan.verbs(tool)) {
        CommandPlanning planning = CommandPlan.of(tool, verb, List.of("given"), command);
        assertThat(planning)
            .isInstanceOfSatisfying(
                CommandPlan.class, plan -> assertThat(plan.line()).doesNotContain("*"));
      }
    }
  }

  @Test
  void aVerbsWordsGoWhereTheLineSaysSo() {
    ProjectCommand command =
        ProjectCommand.parse("flask db {verb} -d {database}", folder, Map.of());

    assertThat(CommandPlan.of(Tool.ALEMBIC, ToolVerb.UPGRADE_TO, List.of("ae1"), command))
        .isInstanceOfSatisfying(
            CommandPlan.class,
            plan -> assertThat(plan.line()).isEqualTo("flask db upgrade ae1 -d {database}"));
    assertThat(CommandPlan.of(Tool.RAILS, ToolVerb.UPGRADE_TO, List.of("7"), command))
        .isInstanceOfSatisfying(
            CommandPlan.class, plan -> assertThat(plan.line()).contains("VERSION=7"));
  }

  private void given(String name, String text) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// As seen from a folder inside the project, on a system without any programs.
  private List<CommandProposal> found() {
    return new CommandProposals("").find(List.of(folder.resolve("inside/data")), Optional.empty());
  }
}
