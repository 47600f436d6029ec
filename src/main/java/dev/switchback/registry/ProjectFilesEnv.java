package dev.switchback.registry;

import dev.switchback.migration.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `.env`: DATABASE_URL of sqlx, Diesel, dbmate and others; Laravel's DB_DATABASE. What stands in
/// the environment of this process is not asked: it is another program's.
final class ProjectFilesEnv {
  static final List<String> NAMES = List.of(".env", ".env.local");

  private ProjectFilesEnv() {}

  static List<ProjectClaim> in(ProjectFilesFolder folder) {
    List<ProjectClaim> claims = new ArrayList<>();
    for (String name : NAMES) {
      Map<String, String> settings = folder.settings(name);
      url(folder, name, settings).ifPresent(claims::add);
      laravel(folder, name, settings).ifPresent(claims::add);
    }
    return claims;
  }

  private static Optional<ProjectClaim> url(
      ProjectFilesFolder folder, String name, Map<String, String> settings) {
    return Optional.ofNullable(settings.get("DATABASE_URL"))
        .filter(url -> !isOfPrisma(folder, url))
        .flatMap(url -> ProjectFilesUrl.file(url, folder.folder()))
        .map(
            file -> {
              Optional<Tool> tool = tool(folder, settings);
              return new ProjectClaim(
                  file,
                  tool,
                  migrations(folder, tool, settings),
                  Optional.ofNullable(settings.get("DBMATE_MIGRATIONS_TABLE")),
                  folder.reason(name, "DATABASE_URL"));
            });
  }

  /// Prisma's is relative to its schema, and told by it.
  private static boolean isOfPrisma(ProjectFilesFolder folder, String url) {
    return url.startsWith("file:")
        && (folder.existing("schema.prisma").isPresent()
            || folder.existing("prisma/schema.prisma").isPresent());
  }

  /// The variable belongs to many; what stands beside the file tells whose it is.
  private static Optional<Tool> tool(ProjectFilesFolder folder, Map<String, String> settings) {
    if (settings.keySet().stream().anyMatch(key -> key.startsWith("DBMATE_"))) {
      return Optional.of(Tool.DBMATE);
    }
    if (folder.text("diesel.toml").isPresent()) {
      return Optional.of(Tool.DIESEL);
    }
    String cargo = folder.text("Cargo.toml").orElse("");
    if (cargo.contains("sqlx")) {
      return Optional.of(Tool.SQLX);
    }
    return cargo.contains("diesel") ? Optional.of(Tool.DIESEL) : Optional.empty();
  }

  private static Optional<Path> migrations(
      ProjectFilesFolder folder, Optional<Tool> tool, Map<String, String> settings) {
    Optional<String> named = Optional.ofNullable(settings.get("DBMATE_MIGRATIONS_DIR"));
    if (tool.filter(Tool.DIESEL::equals).isPresent()) {
      named =
          named.or(
              () ->
                  folder
                      .text("diesel.toml")
                      .map(ProjectFilesText::sections)
                      .map(sections -> sections.getOrDefault("migrations_directory", Map.of()))
                      .map(section -> section.get("dir")));
    }
    boolean isDbmate = tool.filter(Tool.DBMATE::equals).isPresent();
    return folder.existing(named, isDbmate ? "db/migrations" : "migrations");
  }

  private static Optional<ProjectClaim> laravel(
      ProjectFilesFolder folder, String name, Map<String, String> settings) {
    if (!settings.getOrDefault("DB_CONNECTION", "").equals("sqlite")) {
      return Optional.empty();
    }
    String database = settings.getOrDefault("DB_DATABASE", "");
    String setting = database.isEmpty() ? "DB_CONNECTION" : "DB_DATABASE";
    return ProjectFilesUrl.path(
            database.isEmpty() ? "database/database.sqlite" : database, folder.folder())
        .map(
            file ->
                ProjectClaim.of(
                    file,
                    Tool.LARAVEL,
                    folder.existing("database/migrations"),
                    folder.reason(name, setting)));
  }
}
