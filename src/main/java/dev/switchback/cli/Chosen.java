package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.failure.UnknownName;
import dev.switchback.registry.Database;
import dev.switchback.source.ToolOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which database a command is about: a registered name, the path of a registered file, or any file
/// by `--file`. Everything else that stands without an option belongs to the command.
final class Chosen {
  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Use this database file without registering it.")
  private @Nullable String file;

  @Option(
      names = "--migrations",
      paramLabel = "DIR",
      description = "The folder of its migrations, in place of the registered one.")
  private @Nullable String migrations;

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description =
          "Set the tool of the migrations up in this way, by the name its own configuration has"
              + " for it: contexts=prod for Liquibase, outOfOrder=true for Flyway. May be given"
              + " several times. Holds for this call; with history it is remembered.")
  private Map<String, String> options = new LinkedHashMap<>();

  @Option(
      names = "--allow-jar",
      paramLabel = "SHA256",
      description =
          "Let the jar with this SHA-256, beside the migrations, be run by this one command.")
  private List<String> allowedJars = new ArrayList<>();

  @Parameters(arity = "0..*", hidden = true)
  private List<String> words = new ArrayList<>();

  /// The database, and whatever stands after it.
  Choice withRest(Administration administration, Face face) {
    List<String> rest = rest();
    Database database =
        file == null
            ? registered(administration, face, words.getFirst())
            : byFile(administration, face.path(file));
    Database asked = withMigrations(database, face);
    return new Choice(
        asked.withSettings(asked.settings().withToolOptions(options())), List.copyOf(rest));
  }

  /// How the tool of the migrations shall be set up, as far as that is said; empty values take
  /// away what was remembered.
  Map<String, String> options() {
    options.keySet().stream()
        .filter(name -> !ToolOptions.isKnown(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new Usage(
                  "There is no option \""
                      + name
                      + "\". There are: "
                      + String.join(", ", ToolOptions.names())
                      + ".");
            });
    return Map.copyOf(options);
  }

  private List<String> rest() {
    int own = file == null ? 1 : 0;
    if (words.size() < own) {
      throw new Usage(
          "Which database? Give the name of a registered one, or a file with --file FILE.");
    }
    return words.subList(own, words.size());
  }

  /// The database, and what stands after it on the command line: as many words as `labels`.
  Choice one(Administration administration, Face face, String... labels) {
    List<String> rest = rest();
    if (rest.size() < labels.length) {
      throw new Usage("Missing: " + labels[rest.size()] + ".");
    }
    if (rest.size() > labels.length) {
      throw new Usage("Not understood: \"" + rest.get(labels.length) + "\".");
    }
    return withRest(administration, face);
  }

  /// Whether nothing stands on the command line but the database.
  boolean isDatabaseAlone() {
    return words.size() == (file == null ? 1 : 0);
  }

  /// Whether no database is named.
  boolean isNobody() {
    return file == null && words.isEmpty();
  }

  /// The databases named, or every registered one when none is.
  List<Database> several(Administration administration, Face face) {
    if (file != null || words.size() == 1) {
      return List.of(one(administration, face).database());
    }
    return words.isEmpty()
        ? administration.databases()
        : words.stream().map(name -> registered(administration, face, name)).toList();
  }

  /// The database, if one is given.
  Optional<Database> optional(Administration administration, Face face) {
    return file == null && words.isEmpty()
        ? Optional.empty()
        : Optional.of(one(administration, face).database());
  }

  /// The migrations folder, when it is given and a database isn't.
  Optional<Path> folderAlone(Face face) {
    return Optional.ofNullable(migrations).filter(dir -> file == null).map(face::path);
  }

  List<String> words() {
    return List.copyOf(words);
  }

  static Database registered(Administration administration, Face face, String typed) {
    Optional<Database> byName =
        administration.databases().stream().filter(d -> d.name().equals(typed)).findFirst();
    if (byName.isPresent()) {
      return byName.get();
    }
    Path path = face.path(typed);
    Optional<Database> byPath = registeredFor(administration, path);
    if (byPath.isPresent()) {
      return byPath.get();
    }
    List<Database> byStem =
        administration.databases().stream().filter(d -> stem(d.name()).equals(typed)).toList();
    if (byStem.size() == 1) {
      return byStem.getFirst();
    }
    if (Files.exists(path)) {
      throw new Usage(
          face.words().formats().path(path)
              + " is not registered. Add it with \"switchback add\", or use it as it is with"
              + " --file.");
    }
    throw new UnknownName("database", typed, similar(administration, typed));
  }

  private static List<String> similar(Administration administration, String typed) {
    return administration.databases().stream()
        .map(Database::name)
        .filter(name -> !Similar.to(typed, List.of(name, stem(name))).isEmpty())
        .toList();
  }

  /// `shop` for `shop.db`.
  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /// A registered file stays what it was registered as, so that its protection holds.
  private static Database byFile(Administration administration, Path path) {
    return registeredFor(administration, path)
        .orElseGet(() -> Database.unregistered(path, Optional.empty()));
  }

  private static Optional<Database> registeredFor(Administration administration, Path path) {
    return administration.databases().stream()
        .filter(database -> isSameFile(database.file(), path))
        .findFirst();
  }

  private static boolean isSameFile(Path one, Path other) {
    try {
      return one.equals(other) || (Files.exists(one) && Files.isSameFile(one, other));
    } catch (java.io.IOException e) {
      // One of them can't be looked at; then only their names can tell.
      return false;
    }
  }

  private Database withMigrations(Database database, Face face) {
    Database sourced =
        migrations == null ? database : database.withSource(Optional.of(face.path(migrations)));
    for (String jar : allowedJars) {
      sourced = sourced.withSettings(sourced.settings().withAllowedJar(jar.strip(), ""));
    }
    return sourced;
  }

  /// A database, and the words that belong to the command.
  record Choice(Database database, List<String> words) {}
}
