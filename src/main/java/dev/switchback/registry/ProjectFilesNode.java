package dev.switchback.registry;

import dev.switchback.migration.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Knex, Drizzle, Prisma, and the local databases of Cloudflare's wrangler.
final class ProjectFilesNode {
  private static final Pattern DATASOURCE = Pattern.compile("datasource\\s+\\w+\\s*\\{([^}]*)\\}");
  private static final Pattern ENV = Pattern.compile("url\\s*=\\s*env\\(\\s*\"(\\w+)\"\\s*\\)");
  private static final String D1 = ".wrangler/state/v3/d1/miniflare-D1DatabaseObject";

  private ProjectFilesNode() {}

  static List<ProjectClaim> knex(ProjectFilesFolder folder) {
    List<ProjectClaim> claims = new ArrayList<>();
    for (String name : List.of("knexfile.js", "knexfile.ts", "knexfile.cjs", "knexfile.mjs")) {
      String text = folder.text(name).orElse("");
      Optional<ProjectPlace> directory =
          folder.migrations(
              name, "directory", ProjectFilesText.literal(text, "directory"), "migrations");
      Optional<String> table = ProjectFilesText.literal(text, "tableName");
      for (String setting : List.of("filename", "connection")) {
        List<String> values =
            text.contains("sqlite") ? ProjectFilesText.literals(text, setting) : List.of();
        for (String value : values) {
          place(value, folder)
              .map(
                  file ->
                      ProjectClaim.of(
                              file, Tool.KNEX, directory, folder.reason(name, setting, value))
                          .withTable(table))
              .ifPresent(claims::add);
        }
      }
    }
    return claims;
  }

  static List<ProjectClaim> drizzle(ProjectFilesFolder folder) {
    List<ProjectClaim> claims = new ArrayList<>();
    for (String name : List.of("drizzle.config.ts", "drizzle.config.js", "drizzle.config.json")) {
      String text = folder.text(name).orElse("");
      Optional<ProjectPlace> out =
          folder.migrations(name, "out", ProjectFilesText.literal(text, "out"), "drizzle");
      if (Pattern.compile("[\"'](sqlite|turso|libsql|better-sqlite)[\"']").matcher(text).find()) {
        for (String url : ProjectFilesText.literals(text, "url")) {
          place(url, folder)
              .map(
                  file ->
                      ProjectClaim.of(
                              file,
                              Tool.DRIZZLE,
                              out,
                              folder.reason(name, "dbCredentials.url", url))
                          .withTable(ProjectFilesText.literal(text, "table")))
              .ifPresent(claims::add);
        }
      }
    }
    return claims;
  }

  /// A connection string or a plain path.
  private static Optional<Path> place(String text, ProjectFilesFolder folder) {
    Optional<Path> file = ProjectFilesUrl.file(text, folder.folder());
    return file.isPresent() || text.contains(":")
        ? file
        : ProjectFilesUrl.path(text, folder.folder());
  }

  /// Relative paths are relative to the schema.
  static List<ProjectClaim> prisma(ProjectFilesFolder folder) {
    String name = "schema.prisma";
    Matcher datasource = DATASOURCE.matcher(folder.text(name).orElse(""));
    if (!datasource.find() || !datasource.group(1).contains("\"sqlite\"")) {
      return List.of();
    }
    String block = datasource.group(1);
    Matcher env = ENV.matcher(block);
    Optional<String> url = ProjectFilesText.literal(block, "url");
    String reason = folder.reason(name, "url", url.orElse("url"));
    if (env.find()) {
      String variable = env.group(1);
      ProjectFilesFolder said = folder;
      if (!folder.settings(".env").containsKey(variable) && folder.folder().getParent() != null) {
        said = folder.at(folder.folder().getParent());
      }
      url = Optional.ofNullable(said.settings(".env").get(variable));
      reason =
          said.reason(".env", variable, url.orElse(""))
              + ", as "
              + folder.reason(name, "url", variable)
              + " says";
    }
    String why = reason;
    return url
        .flatMap(text -> ProjectFilesUrl.file(text, folder.folder()))
        .map(
            file ->
                ProjectClaim.of(
                    file,
                    Tool.PRISMA,
                    folder.migrations(name, "", Optional.empty(), "migrations"),
                    why))
        .stream()
        .toList();
  }

  /// The local files have names that nobody can read; with several databases nobody can say which
  /// is which, so then none has a folder of migrations.
  static List<ProjectClaim> wrangler(ProjectFilesFolder folder) {
    for (String name : List.of("wrangler.toml", "wrangler.jsonc", "wrangler.json")) {
      String text = folder.text(name).orElse("");
      List<String> databases = ProjectFilesText.literals(text, "database_name");
      if (text.contains("d1_databases")) {
        Optional<ProjectPlace> migrations =
            databases.size() > 1
                ? Optional.empty()
                : folder.migrations(
                    name,
                    "migrations_dir",
                    ProjectFilesText.literal(text, "migrations_dir"),
                    "migrations");
        Optional<String> table =
            databases.size() > 1
                ? Optional.empty()
                : ProjectFilesText.literal(text, "migrations_table");
        return localFiles(folder.folder().resolve(D1)).stream()
            .map(
                file ->
                    ProjectClaim.of(
                            file,
                            Tool.D1,
                            migrations,
                            folder.reason(name, "d1_databases", "d1_databases"))
                        .withTable(table))
            .toList();
      }
    }
    return List.of();
  }

  private static List<Path> localFiles(Path state) {
    if (!Files.isDirectory(state)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(state)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(".sqlite"))
          .filter(file -> !String.valueOf(file.getFileName()).equals("metadata.sqlite"))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException notReadable) {
      return List.of();
    }
  }
}
