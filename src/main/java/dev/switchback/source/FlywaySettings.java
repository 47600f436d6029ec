package dev.switchback.source;

import dev.switchback.migration.Version;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How Flyway is set up, as far as its files tell: `flyway.toml`, `flyway.conf`, or what an
/// `application.properties` or `application.yml` says of `spring.flyway`, the nearest at or above
/// the migrations.
///
/// @param file where they stand; empty for Flyway's defaults
/// @param values by name without `flyway.`: `placeholders.owner`
record FlywaySettings(Optional<Path> file, Map<String, String> values) {
  private static final int HIGHEST = 5;
  private static final Pattern LINE = Pattern.compile("\\s*([\\w.\\-:\"]+)\\s*[=:]\\s*(.*?)\\s*");
  private static final Pattern SECTION = Pattern.compile("\\s*\\[([\\w.\"-]+)]\\s*(?:#.*)?");
  private static final Pattern END_COMMENT = Pattern.compile("\\s+#[^\"']*$");
  private static final Pattern SPRING_WORD = Pattern.compile("-(\\w)");

  FlywaySettings {
    values = Map.copyOf(values);
  }

  static FlywaySettings above(Path folder) {
    Path place = folder.toAbsolutePath().normalize();
    for (int height = 0; height <= HIGHEST && place != null; height++) {
      Optional<FlywaySettings> found = in(place);
      if (found.isPresent()) {
        return found.get();
      }
      if (Files.exists(place.resolve(".git"))) {
        break;
      }
      place = place.getParent();
    }
    return new FlywaySettings(Optional.empty(), Map.of());
  }

  private static Optional<FlywaySettings> in(Path place) {
    return Stream.of(
            "flyway.toml",
            "flyway.conf",
            "conf/flyway.conf",
            "application.properties",
            "application.yml",
            "application.yaml")
        .map(place::resolve)
        .flatMap(file -> FileTree.textIfThere(file).map(text -> of(file, text)).stream())
        .filter(settings -> !settings.values().isEmpty())
        .findFirst();
  }

  private static FlywaySettings of(Path file, String text) {
    Map<String, String> values = new TreeMap<>();
    if (file.toString().matches(".*\\.ya?ml")) {
      FlatYaml.of(text)
          .forEach((name, value) -> ownName(name).ifPresent(own -> values.put(own, value)));
      return new FlywaySettings(Optional.of(file), values);
    }
    boolean isToml = file.toString().endsWith(".toml");
    String section = "";
    for (String line : text.lines().toList()) {
      Matcher head = SECTION.matcher(line);
      Matcher pair = LINE.matcher(line);
      if (head.matches()) {
        section = head.group(1).replace("\"", "") + ".";
      } else if (pair.matches()) {
        String name = section + pair.group(1).replace("\"", "");
        String value = isToml ? END_COMMENT.matcher(pair.group(2)).replaceFirst("") : pair.group(2);
        ownName(name).ifPresent(own -> values.put(own, plain(value)));
      }
    }
    return new FlywaySettings(Optional.of(file), values);
  }

  private static Optional<String> ownName(String name) {
    if (name.startsWith("flyway.")) {
      return Optional.of(name.substring("flyway.".length()));
    }
    if (!name.startsWith("spring.flyway.")) {
      return Optional.empty();
    }
    String own = name.substring("spring.flyway.".length());
    return Optional.of(
        own.startsWith("placeholders.")
            ? own
            : SPRING_WORD
                .matcher(own)
                .replaceAll(w -> w.group(1).toUpperCase(java.util.Locale.ROOT)));
  }

  /// Without the quotes and brackets of TOML.
  private static String plain(String value) {
    String inside = value.replaceAll("^\\[|]$", "").strip();
    return inside.matches("\"[^\"]*\"|'[^']*'")
        ? inside.substring(1, inside.length() - 1)
        : inside.contains("\"") ? inside.replace("\"", "") : inside;
  }

  String prefix(FlywayName.Part part) {
    return switch (part) {
      case VERSIONED -> get("sqlMigrationPrefix", "V");
      case REPEATABLE -> get("repeatableSqlMigrationPrefix", "R");
      case UNDO -> get("undoSqlMigrationPrefix", "U");
      case BASELINE -> get("baselineMigrationPrefix", "B");
    };
  }

  String separator() {
    return get("sqlMigrationSeparator", "__");
  }

  List<String> suffixes() {
    return Stream.of(get("sqlMigrationSuffixes", ".sql").split(",")).map(String::strip).toList();
  }

  String table() {
    return get("table", "flyway_schema_history");
  }

  String installedBy() {
    return get("installedBy", "");
  }

  boolean isMixed() {
    return is("mixed", "false");
  }

  boolean replacesPlaceholders() {
    return is("placeholderReplacement", "true");
  }

  boolean runsInTransaction() {
    return is("executeInTransaction", "true");
  }

  Charset encoding() {
    try {
      return Charset.forName(get("encoding", "UTF-8"));
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  FlywaySettings with(ToolOptions options) {
    return new FlywaySettings(file, options.over(values));
  }

  /// What decides over what is run.
  ///
  /// @param known the versions that have a file
  FlywaySetup setup(Set<Version> known) {
    return FlywaySetup.of(
        new FlywaySetup.Written(
            get("target", "latest"),
            is("outOfOrder", "false"),
            is("group", "false") && !isMixed(),
            is("validateOnMigrate", "true")
                ? get("ignoreMigrationPatterns", "*:future")
                : "*:*,*:ignored"),
        known);
  }

  /// The placeholders in the file called `fileName`.
  Placeholders placeholders(String fileName) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("flyway:defaultSchema", "main");
    all.put("flyway:table", table());
    all.put("flyway:filename", fileName);
    values.forEach(
        (name, value) -> {
          if (name.startsWith("placeholders.")) {
            all.put(name.substring("placeholders.".length()), value);
          }
        });
    return new Placeholders(all, get("placeholderPrefix", "${"), get("placeholderSuffix", "}"));
  }

  /// The settings for one script, where a file `V1__x.sql.conf` beside it changes them.
  FlywaySettings withThoseOf(Path script) {
    Path beside = script.resolveSibling(script.getFileName() + ".conf");
    Optional<String> text = FileTree.textIfThere(beside);
    if (text.isEmpty()) {
      return this;
    }
    Map<String, String> all = new TreeMap<>(values);
    for (String line : text.get().lines().toList()) {
      Matcher pair = LINE.matcher(line);
      if (pair.matches() && !line.strip().startsWith("#")) {
        all.put(pair.group(1).replaceFirst("^flyway\\.", ""), pair.group(2));
      }
    }
    return new FlywaySettings(file, all);
  }

  /// Whether the file says of itself when it is to run.
  boolean hasCondition() {
    return !is("shouldExecute", "true");
  }

  private boolean is(String name, String otherwise) {
    return get(name, otherwise).equalsIgnoreCase("true");
  }

  private String get(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }
}
