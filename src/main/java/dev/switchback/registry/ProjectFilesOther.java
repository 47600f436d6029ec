package dev.switchback.registry;

import dev.switchback.migration.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Flyway, Liquibase, Atlas, and Rails' `config/database.yml`.
final class ProjectFilesOther {
  private static final Pattern ATLAS_URL =
      Pattern.compile("(?m)^\\s*url\\s*=\\s*\"(sqlite[^\"]+)\"");
  private static final Pattern ATLAS_DIR = Pattern.compile("\\bdir\\s*=\\s*\"file://([^\"?]+)");

  private ProjectFilesOther() {}

  static List<ProjectClaim> flyway(ProjectFilesFolder folder) {
    List<ProjectClaim> claims = new ArrayList<>();
    Map<String, String> conf = folder.settings("flyway.conf");
    flyway(
            folder,
            "flyway.conf",
            "flyway.url",
            Optional.ofNullable(conf.get("flyway.url")),
            Optional.ofNullable(conf.get("flyway.locations")),
            Optional.ofNullable(conf.get("flyway.table")))
        .ifPresent(claims::add);
    Map<String, Map<String, String>> toml =
        folder.text("flyway.toml").map(ProjectFilesText::sections).orElse(Map.of());
    Map<String, String> settings = toml.getOrDefault("flyway", Map.of());
    toml.forEach(
        (section, values) ->
            flyway(
                    folder,
                    "flyway.toml",
                    "url of [" + section + "]",
                    Optional.ofNullable(values.get("url")),
                    Optional.ofNullable(settings.get("locations")),
                    Optional.ofNullable(settings.get("table")))
                .ifPresent(claims::add));
    return claims;
  }

  private static Optional<ProjectClaim> flyway(
      ProjectFilesFolder folder,
      String name,
      String setting,
      Optional<String> url,
      Optional<String> locations,
      Optional<String> table) {
    Optional<String> location =
        locations.map(
            all -> {
              List<String> quoted = ProjectFilesText.quoted(all);
              String first = quoted.isEmpty() ? all.split(",")[0].strip() : quoted.getFirst();
              return first.replaceFirst("^filesystem:", "");
            });
    return url.flatMap(text -> ProjectFilesUrl.file(text, folder.folder()))
        .map(
            file ->
                ProjectClaim.of(
                        file,
                        Tool.FLYWAY,
                        folder.migrations(name, "locations", location, "sql"),
                        folder.reason(name, setting, url.orElse("")))
                    .withTable(table));
  }

  static List<ProjectClaim> liquibase(ProjectFilesFolder folder) {
    String name = "liquibase.properties";
    Map<String, String> settings = folder.settings(name);
    Optional<String> changes =
        List.of(
                "changeLogFile",
                "changelogFile",
                "changelog-file",
                "liquibase.command.changelogFile")
            .stream()
            .flatMap(key -> Optional.ofNullable(settings.get(key)).stream())
            .findFirst();
    return List.of("url", "liquibase.command.url").stream()
        .flatMap(
            key ->
                Optional.ofNullable(settings.get(key))
                    .flatMap(
                        url ->
                            ProjectFilesUrl.file(url, folder.folder())
                                .map(
                                    file ->
                                        ProjectClaim.of(
                                            file,
                                            Tool.LIQUIBASE,
                                            changes.flatMap(it -> changelog(folder, it)),
                                            folder.reason(name, key, url))))
                    .stream())
        .toList();
  }

  private static Optional<ProjectPlace> changelog(ProjectFilesFolder folder, String named) {
    return folder
        .existing(named)
        .map(
            at ->
                new ProjectPlace(
                    at, folder.reason("liquibase.properties", "changeLogFile", named)));
  }

  static List<ProjectClaim> atlas(ProjectFilesFolder folder) {
    String name = "atlas.hcl";
    String text = folder.text(name).orElse("");
    Optional<String> directory =
        ATLAS_DIR.matcher(text).results().map((MatchResult m) -> m.group(1)).findFirst();
    return ATLAS_URL
        .matcher(text)
        .results()
        .flatMap(
            (MatchResult match) ->
                ProjectFilesUrl.file(match.group(1), folder.folder())
                    .map(
                        file ->
                            ProjectClaim.of(
                                file,
                                Tool.ATLAS,
                                folder.migrations(name, "dir", directory, "migrations"),
                                folder.reason(name, "url", match.group(1))))
                    .stream())
        .toList();
  }

  /// `config/database.yml`: what is literal of it, without running its templates.
  static List<ProjectClaim> rails(ProjectFilesFolder folder) {
    String name = "database.yml";
    Optional<String> text = folder.text(name).filter(yaml -> yaml.contains("sqlite3"));
    Path root = folder.folder().getParent();
    if (text.isEmpty() || root == null || !Files.isDirectory(root.resolve("db"))) {
      return List.of();
    }
    List<ProjectClaim> claims = new ArrayList<>();
    Deque<Key> open = new ArrayDeque<>();
    for (String line : text.get().lines().toList()) {
      String plain = line.strip();
      int indent = line.length() - line.stripLeading().length();
      int colon = plain.indexOf(':');
      if (plain.isEmpty() || plain.startsWith("#") || colon < 0) {
        continue;
      }
      while (!open.isEmpty() && open.getLast().indent() >= indent) {
        open.removeLast();
      }
      String key = plain.substring(0, colon);
      String value = plain.substring(colon + 1).replaceFirst("\\s#.*$", "").strip();
      if (key.equals("database")) {
        String said = open.stream().map(Key::name).collect(Collectors.joining("."));
        ProjectFilesUrl.path(value.replaceAll("[\"']", ""), root)
            .map(
                file ->
                    ProjectClaim.of(
                        file,
                        Tool.RAILS,
                        folder.at(root).existing("db/migrate").map(at -> new ProjectPlace(at, "")),
                        folder.reason(name, said, value)))
            .ifPresent(claims::add);
      } else if (key.equals("migrations_paths") && !claims.isEmpty()) {
        ProjectClaim last = claims.removeLast();
        claims.add(
            ProjectClaim.of(
                last.file(),
                Tool.RAILS,
                folder
                    .at(root)
                    .existing(value)
                    .map(at -> new ProjectPlace(at, folder.reason(name, key, value))),
                last.reason()));
      }
      open.addLast(new Key(indent, key));
    }
    return claims;
  }

  private record Key(int indent, String name) {}
}
