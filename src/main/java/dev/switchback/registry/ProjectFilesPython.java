package dev.switchback.registry;

import dev.switchback.migration.Tool;
import dev.switchback.source.SmallText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Alembic's `alembic.ini`, and the settings of a Django project.
final class ProjectFilesPython {
  private static final Pattern DJANGO =
      Pattern.compile(
          "[\"']ENGINE[\"']\\s*:\\s*[\"']django\\.db\\.backends\\.sqlite3[\"']"
              + "[^{}]*?[\"']NAME[\"']\\s*:\\s*((?:\\([^)]*\\)|[^,}\\n(])*)");
  private static final Pattern BASE = Pattern.compile("(?m)^BASE_DIR\\s*=\\s*(.+)$");

  private ProjectFilesPython() {}

  static List<ProjectClaim> alembic(ProjectFilesFolder folder) {
    String name = "alembic.ini";
    Map<String, Map<String, String>> sections =
        folder.text(name).map(ProjectFilesText::sections).orElse(Map.of());
    Map<String, String> main = sections.getOrDefault("alembic", Map.of());
    Optional<ProjectPlace> script = place(folder, main, "script_location");
    Optional<ProjectPlace> versions = place(folder, main, "version_locations");
    List<ProjectClaim> claims = new ArrayList<>();
    sections.forEach(
        (section, settings) ->
            Optional.ofNullable(settings.get("sqlalchemy.url"))
                .flatMap(
                    url ->
                        ProjectFilesUrl.file(here(url, folder), folder.folder())
                            .map(
                                file ->
                                    ProjectClaim.of(
                                        file,
                                        Tool.ALEMBIC,
                                        versions.or(() -> script),
                                        folder.reason(
                                            name,
                                            section.equals("alembic")
                                                ? "sqlalchemy.url"
                                                : "sqlalchemy.url of [" + section + "]",
                                            url))))
                .ifPresent(claims::add));
    return claims;
  }

  /// The first of the folders that a setting names, if it is there.
  private static Optional<ProjectPlace> place(
      ProjectFilesFolder folder, Map<String, String> settings, String setting) {
    return Optional.ofNullable(settings.get(setting))
        .flatMap(
            value ->
                folder
                    .existing(firstOf(here(value, folder), setting))
                    .map(at -> new ProjectPlace(at, folder.reason("alembic.ini", setting, value))));
  }

  private static String firstOf(String places, String setting) {
    return setting.equals("version_locations") ? places.split("[\\s,;:]+")[0] : places;
  }

  private static String here(String value, ProjectFilesFolder folder) {
    return value.replace("%(here)s", folder.folder().toString()).replace("%%", "%");
  }

  /// A settings module below the folder of `manage.py`.
  static List<ProjectClaim> django(ProjectFilesFolder folder) {
    Optional<String> text = folder.text("settings.py");
    if (text.isEmpty()) {
      return List.of();
    }
    Path settings = folder.folder().resolve("settings.py");
    Path base = base(settings, text.get());
    List<ProjectClaim> claims = new ArrayList<>();
    for (MatchResult match : DJANGO.matcher(text.get()).results().toList()) {
      List<String> parts = ProjectFilesText.quoted(match.group(1));
      boolean isLiteral = !match.group(1).contains("env") && !match.group(1).contains("config");
      if (!parts.isEmpty() && isLiteral) {
        ProjectFilesUrl.path(String.join("/", parts), base)
            .map(
                file ->
                    ProjectClaim.of(
                        file,
                        Tool.DJANGO,
                        SmallText.read(base.resolve("manage.py"))
                            .map(manage -> new ProjectPlace(base, "")),
                        folder.reason("settings.py", "DATABASES", match.group(1))))
            .ifPresent(claims::add);
      }
    }
    return claims;
  }

  /// Where BASE_DIR is: as many folders up as it says, two where it doesn't.
  private static Path base(Path settings, String text) {
    Matcher line = BASE.matcher(text);
    String expression = line.find() ? line.group(1) : ".parent.parent";
    long up = Pattern.compile("\\.parent\\b|\\bdirname\\b").matcher(expression).results().count();
    Path base = settings;
    for (long i = 0; i < Math.max(up, 1) && base.getParent() != null; i++) {
      base = base.getParent();
    }
    return base;
  }
}
