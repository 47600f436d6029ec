package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Diesel (2.x): a folder `<version>_<name>` for each migration, in it `up.sql`, perhaps `down.sql`
/// and `metadata.toml`. A version is the folder's name up to the first `_` without `-`, a text;
/// they are ordered as texts.
final class DieselSource implements SourceFormat {
  private static final Pattern TABLE = Pattern.compile("\\s*\\[.*");
  private static final Pattern IN_TRANSACTION =
      Pattern.compile("\\s*\"?run_in_transaction\"?\\s*=\\s*true\\s*(?:#.*)?");

  @Override
  public Tool tool() {
    return Tool.DIESEL;
  }

  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    int folders =
        (int)
            glance.folders().stream()
                .filter(DieselSource::isMigration)
                .filter(folder -> Files.exists(folder.resolve("up.sql")))
                .count();
    return folders > 0
        ? Optional.of(ToolReading.count(folders, "folder") + " with up.sql")
        : Optional.empty();
  }

  private static boolean isMigration(Path entry) {
    return Files.isDirectory(entry) && !ToolReading.nameOf(entry).startsWith(".");
  }

  @Override
  public SourceReading read(Path place) {
    ToolReading reading = new ToolReading(place, Tool.DIESEL);
    Map<String, List<Path>> folders = new TreeMap<>();
    for (Path entry : FolderReader.list(place)) {
      if (isMigration(entry)) {
        folders.computeIfAbsent(versionOf(entry), v -> new ArrayList<>()).add(entry);
      } else {
        reading.ignore(entry);
      }
    }
    folders.forEach((version, own) -> assemble(reading, Version.textual(version), own));
    return reading.done(
        recognise(place)
            .orElseGet(
                () -> ToolReading.count(folders.size(), "folder") + " as Diesel reads them"));
  }

  private static String versionOf(Path folder) {
    return ToolReading.nameOf(folder).split("_", 2)[0].replace("-", "");
  }

  private static void assemble(ToolReading reading, Version version, List<Path> folders) {
    if (folders.size() > 1) {
      reading.duplicates(version, folders);
      return;
    }
    Path folder = folders.getFirst();
    Path up = folder.resolve("up.sql");
    if (!Files.exists(up)) {
      reading.problem(folder, 0, Kind.MISSING_UP_SECTION, Optional.of(version), "");
      return;
    }
    Optional<String> outside = outsideTransaction(reading, folder, version);
    Path down = folder.resolve("down.sql");
    Optional<MigrationText> downText =
        Files.exists(down) ? text(reading, down, Optional.empty(), outside) : Optional.empty();
    text(reading, up, Optional.of(version), outside)
        .ifPresent(text -> add(reading, version, folder, text, downText));
  }

  private static void add(
      ToolReading reading,
      Version version,
      Path folder,
      MigrationText up,
      Optional<MigrationText> down) {
    Path file = up.file().orElse(folder);
    if (up.sql().isEmpty()) {
      reading.problem(file, 0, Kind.EMPTY_FILE, Optional.of(version), "");
      return;
    }
    String[] name = ToolReading.nameOf(folder).split("_", 2);
    String description = name.length > 1 ? name[1].replaceAll("[_-]+", " ").strip() : "";
    reading.add(
        new Migration(
            version,
            description,
            up,
            down.filter(MigrationText::hasStatements),
            Origin.of(version.text(), Origin.Kind.SQL)));
  }

  private static Optional<MigrationText> text(
      ToolReading reading, Path file, Optional<Version> blocked, Optional<String> outside) {
    return reading
        .text(file, blocked)
        .map(read -> new MigrationText(read.sql(), Optional.of(file), 1))
        .map(text -> outside.map(text::outsideTransaction).orElse(text));
  }

  /// A `metadata.toml` that doesn't say `run_in_transaction = true` turns the transaction off, also
  /// when it doesn't mention it.
  private static Optional<String> outsideTransaction(
      ToolReading reading, Path folder, Version version) {
    Path file = folder.resolve("metadata.toml");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return reading
        .text(file, Optional.of(version))
        .filter(
            read ->
                read.sql()
                    .lines()
                    .takeWhile(line -> !TABLE.matcher(line).matches())
                    .noneMatch(line -> IN_TRANSACTION.matcher(line).matches()))
        .map(read -> "metadata.toml: run_in_transaction = false");
  }
}
