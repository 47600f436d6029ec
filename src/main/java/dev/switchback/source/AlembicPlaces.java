package dev.switchback.source;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the folders of Alembic's revisions from a project's folder, the script folder, the
/// `alembic.ini`, or the folder of revisions itself.
final class AlembicPlaces {
  private static final String INI = "alembic.ini";
  private static final int DEPTH = 8;

  private AlembicPlaces() {}

  static List<Path> of(Path place) {
    Path ini = place.endsWith(INI) ? place : place.resolve(INI);
    return CodeFolder.text(ini)
        .map(text -> configured(ini, options(text)))
        .orElseGet(() -> List.of(scriptsIn(place)));
  }

  private static Path scriptsIn(Path folder) {
    Path versions = folder.resolve("versions");
    return Files.isDirectory(versions) ? versions : folder;
  }

  /// The `[alembic]` section. A line that is indented goes on with the one before.
  private static Map<String, String> options(String text) {
    Map<String, String> options = new HashMap<>();
    String section = "";
    String last = "";
    for (String line : text.split("\\R")) {
      String bare = line.strip();
      if (bare.isEmpty() || bare.startsWith("#") || bare.startsWith(";")) {
        continue;
      }
      if (bare.startsWith("[")) {
        section = bare;
      } else if (section.equals("[alembic]")) {
        int sign = bare.indexOf('=');
        if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
          options.merge(last, bare, (a, b) -> a + "\n" + b);
        } else if (sign > 0) {
          last = bare.substring(0, sign).strip();
          options.put(last, bare.substring(sign + 1).strip());
        }
      }
    }
    return options;
  }

  private static List<Path> configured(Path ini, Map<String, String> options) {
    Path here = Optional.ofNullable(ini.toAbsolutePath().getParent()).orElse(ini);
    Path scripts = resolved(here, options.getOrDefault("script_location", "alembic"));
    String separator =
        options.getOrDefault("path_separator", options.getOrDefault("version_path_separator", ""));
    List<Path> places =
        Stream.of(options.getOrDefault("version_locations", "").split(pattern(separator)))
            .filter(part -> !part.isBlank())
            .map(part -> resolved(here, part.strip()))
            .toList();
    List<Path> folders = places.isEmpty() ? List.of(scriptsIn(scripts)) : places;
    return options.getOrDefault("recursive_version_locations", "").equals("true")
        ? below(folders)
        : folders;
  }

  private static List<Path> below(List<Path> folders) {
    List<Path> all = new ArrayList<>();
    folders.forEach(folder -> all.addAll(CodeFolder.foldersBelow(folder, DEPTH)));
    return all;
  }

  private static String pattern(String separator) {
    return switch (separator) {
      case "space" -> " +";
      case "newline" -> "\n";
      case "os" -> File.pathSeparator;
      case ":" -> ":";
      case ";" -> ";";
      default -> "[, \n]+";
    };
  }

  /// `package:folder` is a folder in a package; where packages are, only the project knows, so it
  /// is looked for beside the file.
  private static Path resolved(Path here, String written) {
    String plain = written.replace("%(here)s", here.toString());
    int colon = plain.indexOf(':');
    boolean isPackage = colon > 1 && !plain.contains("/") && !plain.contains("\\");
    String path =
        isPackage
            ? plain.substring(0, colon).replace('.', '/') + "/" + plain.substring(colon + 1)
            : plain;
    return here.resolve(path).normalize();
  }
}
