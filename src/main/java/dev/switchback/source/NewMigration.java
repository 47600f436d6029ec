package dev.switchback.source;

import dev.switchback.failure.AccessDenied;
import dev.switchback.failure.FileFailed;
import dev.switchback.migration.Directive;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Version;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A migration that doesn't exist yet: the files it would have, named as its folder's are.
///
/// Deciding touches nothing; [#write()] does.
///
/// @param files in the order up, down
public record NewMigration(Version version, List<NewFile> files) {
  public NewMigration {
    files = List.copyOf(files);
  }

  /// A file and what will stand in it: comments that say where to write.
  public record NewFile(Path path, String text) {}

  /// The SQL of both directions.
  public record Content(String up, String down) {
    public static final Content NONE = new Content("", "");
  }

  /// Decides by the folder's own habit: layout, padding or timestamp (UTC), separators. A folder
  /// without migrations gets `0001_name.up.sql` and `0001_name.down.sql`.
  ///
  /// @param description what the migration does; a file name is made of it
  public static NewMigration in(SourceReading folder, String description, Instant now) {
    return in(folder, description, Content.NONE, now);
  }

  /// The same, with SQL in it. A folder of files with one direction gets the way up only.
  public static NewMigration in(
      SourceReading folder, String description, Content content, Instant now) {
    if (folder.layout() == Layout.OF_A_TOOL) {
      ToolFiles made = new ToolFiles(folder, oneLine(description), content, now);
      return new NewMigration(made.version(), made.files());
    }
    Habit habit = Habit.of(names(folder), now);
    String title = oneLine(description);
    String stem = habit.stem(title);
    List<NewFile> files =
        switch (folder.layout()) {
          case PAIRS ->
              List.of(
                  new NewFile(path(folder, stem + ".up.sql"), comment(title) + content.up()),
                  new NewFile(
                      path(folder, stem + ".down.sql"),
                      comment("Takes back: " + title) + content.down()));
          case PLAIN ->
              List.of(new NewFile(path(folder, stem + ".sql"), comment(title) + content.up()));
          case SECTIONS ->
              List.of(
                  new NewFile(
                      path(folder, stem + ".sql"),
                      comment(title)
                          + "-- migrate:up\n"
                          + content.up()
                          + "\n-- migrate:down\n"
                          + content.down()
                          + "\n"));
          case OF_A_TOOL -> throw new IllegalStateException("Its files were made above");
        };
    return new NewMigration(habit.version(), files);
  }

  private static String oneLine(String description) {
    return description.replaceAll("\\s+", " ").strip();
  }

  /// Writes the files. Never overwrites: when one is there, none is written.
  ///
  /// @return the files written
  /// @throws FileFailed when a file exists or the disk refuses
  /// @throws AccessDenied when the folder can't be written to
  public List<Path> write() {
    List<Path> written = new ArrayList<>();
    for (NewFile file : files) {
      try {
        createFolder(file.path());
        Files.writeString(file.path(), file.text(), StandardOpenOption.CREATE_NEW);
        written.add(file.path());
      } catch (IOException e) {
        written.forEach(NewMigration::takeBack);
        throw switch (e) {
          case FileAlreadyExistsException _ ->
              new FileFailed(file.path(), "create", "a file of this name exists");
          case AccessDeniedException _ ->
              new AccessDenied(file.path(), AccessDenied.Access.WRITE_FOLDER);
          default -> new FileFailed(file.path(), "create", String.valueOf(e.getMessage()));
        };
      }
    }
    return List.copyOf(written);
  }

  /// Some layouts have a folder for each migration.
  private static void createFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null && !Files.exists(folder)) {
      Files.createDirectory(folder);
    }
  }

  private static void takeBack(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new FileFailed(file, "delete", String.valueOf(e.getMessage()));
    }
  }

  private static List<FileName> names(SourceReading folder) {
    Stream<Path> used =
        folder.migrations().migrations().stream()
            .map(Migration::up)
            .map(MigrationText::file)
            .flatMap(Optional::stream);
    Stream<Path> broken = folder.migrations().problems().stream().map(SourceProblem::file);
    return Stream.concat(used, broken).map(FileName::of).toList();
  }

  private static Path path(SourceReading folder, String name) {
    return folder.folder().resolve(name);
  }

  /// A description that would be read as a mark or a directive is left to the file name.
  private static String comment(String text) {
    String line = "-- " + text;
    boolean harmless = SectionMark.in(line).isEmpty() && Directive.anywhere(line).isEmpty();
    return text.isEmpty() || !harmless ? "" : line + "\n\n";
  }
}
