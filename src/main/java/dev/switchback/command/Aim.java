package dev.switchback.command;

import dev.switchback.failure.FileFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells a project's command which database it shall work on, by filling in its places:
///
/// - `{database}`: the absolute path of the file;
/// - `{url}`: `sqlite:///` and that path, as SQLAlchemy and many others write it;
/// - `{config}` or `{config:FILE}`: a copy of the project's Alembic configuration (`alembic.ini`,
/// or   FILE) with the database's address in it;
/// - `{settings:MODULE}`: a folder with a module `switchback_settings`, which is the Django
/// settings   MODULE with the database's path in it.
///
/// The last two are written into a private folder, never into the project.
final class Aim {
  private static final Pattern PLACE =
      Pattern.compile("\\{(database|url|config|settings)(?::([^{}]*))?}");

  private final Path database;
  private final Path projectFolder;
  private final Path scratch;

  private Aim(Path database, Path projectFolder, Path scratch) {
    this.database = database;
    this.projectFolder = projectFolder;
    this.scratch = scratch;
  }

  /// What is started: every place is filled in.
  record Aimed(List<String> words, Path folder, Map<String, String> environment) {
    Aimed {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }
  }

  static boolean isPlace(String text) {
    return PLACE.matcher(text).find();
  }

  /// @param scratch a private folder, for files that the command reads
  /// @throws FileFailed when the project's configuration can't be read, or a file not be written
  static Aimed at(ProjectCommand command, Path database, Path scratch) {
    Aim aim = new Aim(database.toAbsolutePath(), command.folder(), scratch);
    Map<String, String> environment = new TreeMap<>();
    command.environment().forEach((name, value) -> environment.put(name, aim.filled(value)));
    return new Aimed(
        command.words().stream().map(aim::filled).toList(), command.folder(), environment);
  }

  private String filled(String text) {
    return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(meaning(found)));
  }

  private String meaning(MatchResult place) {
    String detail = place.group(2);
    return switch (place.group(1)) {
      case "database" -> database.toString();
      case "url" -> url();
      case "config" -> config(detail == null ? "alembic.ini" : detail);
      case "settings" -> settings(detail == null ? "settings" : detail);
      default -> throw new AssertionError(place.group());
    };
  }

  private String url() {
    return "sqlite:///" + database.toString().replace('\\', '/');
  }

  private String config(String name) {
    Path original = projectFolder.resolve(name);
    Path folder = original.getParent();
    String text = AlembicConfig.aimed(read(original), folder == null ? original : folder, url());
    return write("alembic.ini", text).toString();
  }

  private String settings(String module) {
    write("switchback_settings.py", DjangoSettings.aimed(module, database));
    return scratch.toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new FileFailed(file, "read", String.valueOf(e.getMessage()));
    }
  }

  private Path write(String name, String text) {
    Path file = scratch.resolve(name);
    try {
      Files.createDirectories(scratch);
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new FileFailed(file, "write", String.valueOf(e.getMessage()));
    }
  }
}
