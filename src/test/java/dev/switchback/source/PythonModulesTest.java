package dev.switchback.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonModulesTest {
  @TempDir Path folder;

  @Test
  void versionAndDescriptionAreReadFromProperties() throws IOException {
    write(
        "versions/m002_add_owner.py",
        """
        class M002AddOwner(Migration):
            @property
            def version(self) -> int:
                \"""The version.\"""
                return 2

            @property
            def description(self) -> str:
                return "Add the owner's name"

            def upgrade(self, connection):
                pass

            def downgrade(self, connection):
                pass
        """);

    SourceReading reading = new MigrationFolder().read(folder);

    assertThat(reading.tool()).contains(Tool.HOME_MADE_NEWEST);
    assertThat(reading.reason()).isEqualTo("1 file is named m001_….py");
    Migration migration = reading.migrations().migrations().getFirst();
    assertThat(migration.version().text()).isEqualTo("2");
    assertThat(migration.description()).isEqualTo("Add the owner's name");
    assertThat(migration.origin().kind()).isEqualTo(Origin.Kind.CODE);
    assertThat(migration.isReversible()).isTrue();
  }

  @Test
  void versionAndNameAreReadFromTheParentsConstructor() throws IOException {
    write(
        "migration_002_add_tags.py",
        """
        class AddTags(BaseMigration):
            def __init__(self):
                super().__init__(
                    version="002", name="add_tags", description="Tags (and their colours)"
                )

            async def up(self, db): ...
        """);

    SourceReading reading = new MigrationFolder().read(folder);

    assertThat(reading.tool()).contains(Tool.HOME_MADE);
    Migration migration = reading.migrations().migrations().getFirst();
    assertThat(migration.version().text()).isEqualTo("002");
    assertThat(migration.description()).isEqualTo("Tags (and their colours)");
    assertThat(migration.isReversible()).isFalse();
  }

  @Test
  void whatAModuleDoesntSayItsFileNameSays() throws IOException {
    write("m007_drop_old_rows.py", "def upgrade(connection): ...\n");

    assertThat(new MigrationFolder().read(folder).migrations().migrations())
        .extracting(m -> m.version().text() + " " + m.description())
        .containsExactly("007 drop old rows");
  }

  @Test
  void theListsSayWhichFileAModuleBelongsTo() throws IOException {
    write(
        "versions/__init__.py",
        """
        from .m001_locks import Migration as Locks1
        from .m001_metadata import Migration as Metadata1
        from .m002_metadata_index import Migration as Metadata2
        from .m009_unused import Migration as Unused

        LOCKS_MIGRATIONS = [
            Locks1(),  # Metadata1 is another file's
        ]
        METADATA_MIGRATIONS: list[Base] = [Metadata1(), Metadata2()]
        ALL_MIGRATIONS = [Locks1(), Metadata1(), Metadata2(), Unused()]
        """);
    for (String name :
        List.of("m001_locks", "m001_metadata", "m002_metadata_index", "m009_unused")) {
      write("versions/" + name + ".py", "class Migration(Base):\n    pass\n");
    }

    SourceReading metadata = read("app/metadata.db");

    assertThat(metadata.migrations().migrations())
        .extracting(Migration::description)
        .containsExactly("metadata", "metadata index");
    assertThat(metadata.migrations().migrations().getFirst().origin().mark("database"))
        .contains("metadata");
    assertThat(metadata.reason()).endsWith("those of METADATA");
    assertThat(read("locks.db").migrations().migrations())
        .extracting(Migration::description)
        .containsExactly("locks");
    assertThat(read("other.db").migrations().problems())
        .extracting(SourceProblem::kind)
        .containsOnly(SourceProblem.Kind.DUPLICATE_VERSION);
  }

  @Test
  void aFolderOfSqlBesideAHomeMadeHistoryIsReadAsUsual() throws IOException {
    write("001_users.sql", "CREATE TABLE users (id INTEGER);");

    SourceReading reading =
        new MigrationFolder().read(folder, Tool.HOME_MADE, Wanted.by(folder.resolve("a.db")));

    assertThat(reading.tool()).isEqualTo(Optional.empty());
    assertThat(reading.migrations().migrations()).hasSize(1);
  }

  private SourceReading read(String database) {
    return new MigrationFolder()
        .read(folder, Tool.HOME_MADE_NEWEST, Wanted.by(folder.resolve(database)));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
