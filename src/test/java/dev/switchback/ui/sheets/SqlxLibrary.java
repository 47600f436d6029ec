package dev.switchback.ui.sheets;

import dev.switchback.Administration;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.testing.Sql;
import dev.switchback.ui.app.SameThreadFxJobs;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// A library whose history sqlx keeps: its table made by hand as sqlx makes it, cell by cell,
/// beside a folder of migrations.
///
/// Authors and books are applied; the books of an author go with the author.
public final class SqlxLibrary implements AutoCloseable {
  private static final String NO_DURATION = "-1";

  public final Path folder;
  public final Path file;
  public final Path migrations;
  public final Administration administration;
  public final Clock clock = Clock.systemUTC();
  public final Words words;
  public final Database database;

  public SqlxLibrary(Path folder) {
    this(folder, Protection.NONE);
  }

  public SqlxLibrary(Path folder, Protection protection) {
    this.folder = folder;
    file = folder.resolve("library.db");
    migrations = folder.resolve("migrations");
    words = new Words(Locale.ENGLISH, clock, folder);
    administration = Administration.open(folder.resolve("home"), clock, Activity.Surface.DESKTOP);
    Sql.run(
        file,
        """
        CREATE TABLE _sqlx_migrations (
            version BIGINT PRIMARY KEY,
            description TEXT NOT NULL,
            installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
            success BOOLEAN NOT NULL,
            checksum BLOB NOT NULL,
            execution_time BIGINT NOT NULL
        )\
        """);
    applied(
        "20260101000000",
        "authors",
        "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n",
        "1234567");
    applied(
        "20260102000000",
        "books",
        """
        CREATE TABLE books (
          id INTEGER PRIMARY KEY,
          author_id INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,
          title TEXT NOT NULL
        );
        """,
        NO_DURATION);
    Sql.run(
        file,
        "INSERT INTO authors (name) VALUES ('Ada'), ('Grace'), ('Mary')",
        "INSERT INTO books (author_id, title) VALUES (1, 'Notes'), (2, 'Nanoseconds'), (2,"
            + " 'Bugs')");
    database =
        administration.add(
            "library", file, Optional.of(migrations), Environment.DEVELOPMENT, protection);
  }

  /// Adds a pending migration that rebuilds `authors`, and one that adds an index.
  public SqlxLibrary withRebuild() {
    pending(
        "20260110000000",
        "rebuild_authors",
        """
        CREATE TABLE authors_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, born INTEGER);
        INSERT INTO authors_new (id, name) SELECT id, name FROM authors;
        DROP TABLE authors;
        ALTER TABLE authors_new RENAME TO authors;
        """);
    pending("20260111000000", "index_titles", "CREATE INDEX ix_books_title ON books (title);\n");
    return this;
  }

  /// Notes a migration that failed half-way: its first table is there, its second isn't.
  public SqlxLibrary withFailed() {
    String up = "CREATE TABLE loans (id INTEGER PRIMARY KEY);\nCREATE TABLE fines (id INTEGER);\n";
    pending("20260105000000", "loans_and_fines", up);
    Sql.run(file, "CREATE TABLE loans (id INTEGER PRIMARY KEY)");
    record("20260105000000", "loans and fines", "FALSE", up, NO_DURATION);
    return this;
  }

  /// Notes a migration whose file is gone.
  public SqlxLibrary withMissing() {
    record(
        "20260104000000",
        "a migration with quite a long description that is gone",
        "TRUE",
        "x",
        "42000000");
    return this;
  }

  private void applied(String version, String name, String up, String nanos) {
    pending(version, name, up);
    Sql.run(file, up);
    record(version, name.replace('_', ' '), "TRUE", up, nanos);
  }

  public void pending(String version, String name, String up) {
    try {
      Files.createDirectories(migrations);
      Files.writeString(migrations.resolve(version + "_" + name + ".up.sql"), up);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void record(String version, String description, String success, String up, String nanos) {
    Sql.run(
        file,
        "INSERT INTO _sqlx_migrations VALUES (%s, '%s', '2026-01-03 09:10:%s', %s, x'%s', %s)"
            .formatted(version, description, version.substring(6, 8), success, sha384(up), nanos));
  }

  private static String sha384(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-384").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// For view models: everything happens at once, on the calling thread.
  public SheetContext context() {
    return new SheetContext(administration, new SameThreadFxJobs(), words, clock);
  }

  @Override
  public void close() {
    administration.close();
  }
}
