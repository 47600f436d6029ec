package dev.switchback.ui.sheets;

import dev.switchback.Administration;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.testing.Sql;
import dev.switchback.testing.ToolProgram;
import dev.switchback.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A project whose migrations are programs of Alembic, with a command of its own that behaves like
/// it. Two revisions are applied, one is pending.
public final class Blog implements AutoCloseable {
  public final Path folder;
  public final Path project;
  public final Path file;
  public final Path versions;
  public final Clock clock = Clock.systemUTC();
  public final Words words;
  public final Administration administration;
  public final Database database;

  public Blog(Path folder) {
    this.folder = folder;
    project = folder.resolve("blog");
    file = project.resolve("blog.db");
    versions = project.resolve("migrations/versions");
    words = new Words(Locale.ENGLISH, clock, folder);
    administration = Administration.open(folder.resolve("home"), clock, Activity.Surface.DESKTOP);
    try {
      Files.createDirectories(versions);
      Files.writeString(
          project.resolve("alembic.ini"),
          "[alembic]\nscript_location = migrations\nsqlalchemy.url = sqlite:///blog.db\n");
      revision("4b7de20f91c3", "None", "create authors", "op.create_table('authors')");
      revision("7d1c0a94e2b1", "'4b7de20f91c3'", "create posts", "op.create_table('posts')");
      revision(
          "9f3b5c81d6aa",
          "'7d1c0a94e2b1'",
          "add posts.published",
          "op.add_column('posts', sa.Column('published', sa.Boolean()))\n"
              + "    op.create_table('tags')");
      program();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Sql.run(
        file,
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
        "INSERT INTO alembic_version VALUES ('7d1c0a94e2b1')",
        "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
        "CREATE TABLE posts (id INTEGER PRIMARY KEY, author INTEGER REFERENCES authors (id), title"
            + " TEXT NOT NULL)",
        "INSERT INTO authors (name) VALUES ('Ada'), ('Grace')",
        "INSERT INTO posts (author, title) VALUES (1, 'Notes'), (2, 'Bugs'), (2, 'Compilers')");
    database =
        administration.add(
            "blog", file, Optional.of(versions), Environment.DEVELOPMENT, Protection.NONE);
  }

  private void revision(String id, String down, String description, String body)
      throws IOException {
    Files.writeString(
        versions.resolve(id + "_" + description.replaceAll("\\W", "_") + ".py"),
        """
        \"""%s\"""
        from alembic import op
        import sqlalchemy as sa

        revision = '%s'
        down_revision = %s
        branch_labels = None
        depends_on = None


        def upgrade():
            %s


        def downgrade():
            pass
        """
            .formatted(description, id, down, body));
  }

  private void program() throws IOException {
    Path program = project.resolve(".venv/bin/alembic");
    Files.createDirectories(program.getParent());
    String words =
        ToolProgram.words("alembic").stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Files.writeString(program, "#!/bin/sh\nexec " + words + " \"$@\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Override
  public void close() {
    administration.close();
  }
}
