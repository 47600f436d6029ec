package dev.switchback.source;

import dev.switchback.failure.FileFailed;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.source.NewMigration.Content;
import dev.switchback.source.NewMigration.NewFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The files of a new migration, as another tool lays them out and its own command would name them.
final class ToolFiles {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DASHED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SourceReading folder;
  private final Tool tool;
  private final String title;
  private final String slug;
  private final Content content;
  private final Instant now;

  ToolFiles(SourceReading folder, String title, Content content, Instant now) {
    this.folder = folder;
    this.tool = folder.tool().orElse(Tool.SWITCHBACK);
    this.title = title;
    this.slug = Slug.of(title, "_");
    this.content = content;
    this.now = now;
  }

  Version version() {
    return Version.named(next());
  }

  /// @throws FileFailed when only the tool's own command can make one
  List<NewFile> files() {
    return switch (tool) {
      case SQLX -> isReversible() ? pair() : one(next() + "_" + slug + ".sql", content.up());
      case GOLANG_MIGRATE -> pair();
      case GOOSE -> one(next() + "_" + slug + ".sql", sections("-- +goose Up", "-- +goose Down"));
      case DBMATE ->
          one(next() + "_" + slug + ".sql", sections("-- migrate:up", "-- migrate:down"));
      case SQL_MIGRATE ->
          one(next() + "-" + slug + ".sql", sections("-- +migrate Up", "-- +migrate Down"));
      case MYBATIS ->
          one(
              SECONDS.format(now) + "_" + slug + ".sql",
              "-- // "
                  + title
                  + "\n-- Migration SQL that makes the change goes here.\n\n"
                  + content.up()
                  + "\n\n-- //@UNDO\n-- SQL to undo the change goes here.\n\n"
                  + content.down()
                  + "\n");
      case FLYWAY, REFINERY -> one("V" + next() + "__" + slug + ".sql", content.up());
      case D1 -> one(next() + "_" + slug + ".sql", content.up());
      case YOYO ->
          List.of(
              file(next() + "." + slug + ".sql", content.up()),
              file(next() + "." + slug + ".rollback.sql", content.down()));
      case DIESEL ->
          List.of(
              file(DASHED.format(now) + "_" + slug + "/up.sql", content.up()),
              file(DASHED.format(now) + "_" + slug + "/down.sql", content.down()));
      case PRISMA -> one(SECONDS.format(now) + "_" + slug + "/migration.sql", content.up());
      default ->
          throw new FileFailed(
              folder.folder(),
              "create a migration in",
              "migrations of this layout are made by " + tool.displayName() + "'s own command");
    };
  }

  private List<NewFile> pair() {
    return List.of(
        file(next() + "_" + slug + ".up.sql", content.up()),
        file(next() + "_" + slug + ".down.sql", content.down()));
  }

  private List<NewFile> one(String name, String text) {
    return List.of(file(name, text));
  }

  private NewFile file(String name, String text) {
    Path path = folder.folder().resolve(name);
    return new NewFile(path, text);
  }

  private String sections(String up, String down) {
    return up + "\n" + content.up() + "\n\n" + down + "\n" + content.down() + "\n";
  }

  private boolean isReversible() {
    List<Migration> migrations = folder.migrations().migrations();
    return migrations.isEmpty()
        || migrations
            .getLast()
            .up()
            .file()
            .filter(file -> file.toString().endsWith(".up.sql"))
            .isPresent();
  }

  /// By the folder's own habit; the tool's own where it has none yet.
  private String next() {
    List<FileName> names =
        folder.migrations().migrations().stream()
            .flatMap(ToolFiles::digits)
            .map(digits -> FileName.of(Path.of(digits + "_x.sql")))
            .toList();
    if (!names.isEmpty()) {
      return Habit.of(names, now).next();
    }
    return switch (tool) {
      case FLYWAY, REFINERY -> "1";
      case D1, YOYO -> "0001";
      default -> SECONDS.format(now);
    };
  }

  /// The version as its file writes it: the digits at the beginning of its key.
  private static Stream<String> digits(Migration migration) {
    String key =
        migration.version().isNumber() ? migration.version().text() : migration.origin().key();
    String digits = key.replaceFirst("\\D.*", "");
    return digits.isEmpty()
        ? Stream.of()
        : Stream.of(migration.version().isNumber() ? key : digits);
  }
}
