package dev.switchback.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.failure.FileFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AimTest {
  @TempDir Path folder;
  private Path project;
  private Path database;
  private Path scratch;

  @BeforeEach
  void folders() throws IOException {
    project = Files.createDirectory(folder.resolve("a 100% project"));
    database = folder.resolve("copy$1.db");
    scratch = folder.resolve("scratch");
  }

  @Test
  void thePathAndTheAddressAreFilledIn() {
    Aim.Aimed aimed = aim(List.of("tool", "--db={database}"), Map.of("DATABASE_URL", "{url}"));

    assertThat(aimed.words()).containsExactly("tool", "--db=" + database);
    assertThat(aimed.environment())
        .containsExactly(
            Map.entry("DATABASE_URL", "sqlite:///" + database.toString().replace('\\', '/')));
    assertThat(scratch).doesNotExist();
  }

  @Test
  void alembicGetsACopyOfItsConfigurationWithTheDatabaseInIt() throws IOException {
    Files.writeString(
        project.resolve("alembic.ini"),
        """
        [alembic]
        script_location = %(here)s/migrations
        sqlalchemy.url = sqlite+aiosqlite:///app.db?timeout=5
        [other]
        sqlalchemy.url = sqlite:///untouched.db
        """);

    Aim.Aimed aimed = aim(List.of("alembic", "-c", "{config}"), Map.of());

    Path written = Path.of(aimed.words().getLast());
    assertThat(written).hasParent(scratch);
    assertThat(Files.readString(written))
        .isEqualTo(
            """
            [alembic]
            script_location = %s/migrations
            sqlalchemy.url = sqlite+aiosqlite:///%s?timeout=5
            [other]
            sqlalchemy.url = sqlite:///untouched.db
            """
                .formatted(
                    project.toString().replace("%", "%%"), database.toString().replace('\\', '/')));
    assertThat(project.toFile().list()).containsExactly("alembic.ini");
  }

  @Test
  void aConfigurationWithoutAnAddressGetsOne() throws IOException {
    Files.createDirectories(project.resolve("back"));
    Files.writeString(project.resolve("back/a.ini"), "[alembic]\nscript_location = x\n");

    Aim.Aimed aimed = aim(List.of("alembic", "-c", "{config:back/a.ini}"), Map.of());

    assertThat(Files.readString(Path.of(aimed.words().getLast())))
        .startsWith("[alembic]\nsqlalchemy.url = sqlite:///");
  }

  @Test
  void djangoGetsAModuleThatIsItsSettingsWithTheDatabaseInIt() throws IOException {
    Aim.Aimed aimed =
        aim(List.of("python", "manage.py"), Map.of("PYTHONPATH", "{settings:site.settings}"));

    assertThat(aimed.environment()).containsEntry("PYTHONPATH", scratch.toString());
    assertThat(Files.readString(scratch.resolve("switchback_settings.py")))
        .startsWith("from site.settings import *\n")
        .contains("\"NAME\": \"" + database.toString().replace("\\", "\\\\") + "\"");
  }

  @Test
  void aConfigurationThatIsNotThereIsAFailure() {
    assertThatThrownBy(() -> aim(List.of("alembic", "-c", "{config}"), Map.of()))
        .isInstanceOf(FileFailed.class)
        .hasMessageContaining("alembic.ini");
  }

  private Aim.Aimed aim(List<String> words, Map<String, String> environment) {
    return Aim.at(new ProjectCommand(words, project, environment), database, scratch);
  }
}
