package dev.switchback.registry;

import dev.switchback.migration.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `.env`, `.env.production` and the like: DATABASE_URL of sqlx, Diesel, dbmate and others;
/// Laravel's DB_DATABASE. What stands in the environment of this process is not asked: it is
/// another program's.
final class ProjectFilesEnv {
  /// What a file's name says of the environment; a `.local` behind it changes nothing of that.
  private static final Map<String, Environment> NAMED =
      Map.of(
          ".env.development", Environment.DEVELOPMENT,
          ".env.dev", Environment.DEVELOPMENT,
          ".env.staging", Environment.STAGING,
          ".env.stage", Environment.STAGING,
          ".env.production", Environment.PRODUCTION,
          ".env.prod", Environment.PRODUCTION);

  /// The variables in which frameworks say the environment.
  private static final List<String> SAYING =
      List.of("APP_ENV", "NODE_ENV", "RAILS_ENV", "RACK_ENV", "FLASK_ENV", "ENVIRONMENT");

  static final List<String> NAMES =
      Stream.concat(Stream.of(".env"), NAMED.keySet().stream().sorted())
          .flatMap(name -> Stream.of(name, name + ".local"))
          .toList();

  private ProjectFilesEnv() {}

  static List<ProjectClaim> in(ProjectFilesFolder folder) {
    List<ProjectClaim> claims = new ArrayList<>();
    for (String name : NAMES) {
      Map<String, String> settings = folder.settings(name);
      if (settings.isEmpty()) {
        continue;
      }
      Optional<Environment> environment = environment(name, settings);
      url(folder, name, settings)
          .map(claim -> claim.withEnvironment(environment))
          .ifPresent(claims::add);
      laravel(folder, name, settings)
          .map(claim -> claim.withEnvironment(environment))
          .ifPresent(claims::add);
    }
    return claims;
  }

  private static Optional<Environment> environment(String name, Map<String, String> settings) {
    String plain =
        name.endsWith(".local") ? name.substring(0, name.length() - ".local".length()) : name;
    return Optional.ofNullable(NAMED.get(plain))
        .or(
            () ->
                SAYING.stream()
                    .map(variable -> settings.getOrDefault(variable, ""))
                    .filter(said -> !said.isBlank())
                    .findFirst()
                    .flatMap(ProjectFilesEnv::said));
  }

  private static Optional<Environment> said(String word) {
    return Optional.ofNullable(NAMED.get(".env." + word.strip().toLowerCase(Locale.ROOT)));
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
                  migrations(folder, name, tool, settings),
                  Optional.ofNullable(settings.get("DBMATE_MIGRATIONS_TABLE")),
                  folder.reason(name, "DATABASE_URL", settings.getOrDefault("DATABASE_URL", "")),
                  Optional.empty());
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

  private static Optional<ProjectPlace> migrations(
      ProjectFilesFolder folder, String name, Optional<Tool> tool, Map<String, String> settings) {
    Optional<String> named = Optional.ofNullable(settings.get("DBMATE_MIGRATIONS_DIR"));
    boolean isDbmate = tool.filter(Tool.DBMATE::equals).isPresent();
    if (named.isPresent() || isDbmate) {
      return folder.migrations(name, "DBMATE_MIGRATIONS_DIR", named, "db/migrations");
    }
    Optional<String> ofDiesel =
        folder
            .text("diesel.toml")
            .filter(text -> tool.filter(Tool.DIESEL::equals).isPresent())
            .map(ProjectFilesText::sections)
            .map(sections -> sections.getOrDefault("migrations_directory", Map.of()))
            .map(section -> section.get("dir"));
    return folder.migrations("diesel.toml", "dir", ofDiesel, "migrations");
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
                    folder.existing("database/migrations").map(at -> new ProjectPlace(at, "")),
                    folder.reason(name, setting, settings.getOrDefault(setting, ""))));
  }
}
