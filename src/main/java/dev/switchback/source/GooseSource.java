package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// goose (v3): `<version>_<name>.sql` with `-- +goose` marks, and `<version>_<name>.go`, in one
/// folder. The version is a number of 64 bits, from 1.
final class GooseSource implements SourceFormat {
  private static final Pattern NAME = Pattern.compile("(?<version>\\d+)_(?<name>.*)\\.(?:sql|go)");
  private static final Pattern SQL_OR_GO = Pattern.compile("[^.].*\\.(?:sql|go)");
  private static final Pattern UP =
      Pattern.compile("^--\\s*\\+goose\\s+up\\s*$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  /// So many files tell what a folder is.
  private static final int LOOKED_AT = 20;

  @Override
  public Tool tool() {
    return Tool.GOOSE;
  }

  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    List<Path> files = glance.files().stream().filter(FileName::isSql).limit(LOOKED_AT).toList();
    long marked = files.stream().filter(GooseSource::isMarked).count();
    return marked * 2 > files.size()
        ? Optional.of(ToolReading.count((int) marked, "file") + " with -- +goose Up")
        : Optional.empty();
  }

  private static boolean isMarked(Path file) {
    return TextFile.of(file) instanceof TextFile.Read read && UP.matcher(read.sql()).find();
  }

  @Override
  public SourceReading read(Path place) {
    return read(place, Wanted.ALL);
  }

  @Override
  public SourceReading read(Path place, Wanted wanted) {
    GooseEnvironment environment = GooseEnvironment.of(place, wanted.options(), System.getenv());
    ToolReading reading = new ToolReading(place, Tool.GOOSE);
    NavigableMap<Version, List<Path>> files = new TreeMap<>();
    for (Path entry : FolderReader.list(place)) {
      String name = ToolReading.nameOf(entry);
      boolean isMigration = SQL_OR_GO.matcher(name).matches() && !name.endsWith("_test.go");
      if (FolderReader.isOtherThanFile(entry) || !isMigration) {
        reading.ignore(entry);
      } else {
        version(reading, entry, name)
            .ifPresent(v -> files.computeIfAbsent(v, any -> new ArrayList<>()).add(entry));
      }
    }
    files.forEach((version, own) -> assemble(reading, version, own, environment));
    return reading.done(
        recognise(place)
            .orElseGet(() -> ToolReading.count(files.size(), "version") + " as goose reads them"));
  }

  private static Optional<Version> version(ToolReading reading, Path file, String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      if (name.endsWith(".sql")) {
        reading.problem(file, 0, Kind.NO_VERSION, Optional.empty(), "");
      } else {
        reading.ignore(file);
      }
      return Optional.empty();
    }
    Optional<Version> version =
        Wholes.int64(parts.group("version")).filter(v -> v.number().signum() > 0);
    if (version.isEmpty()) {
      reading.problem(file, 0, Kind.VERSION_OUT_OF_RANGE, Optional.empty(), parts.group("version"));
    }
    return version;
  }

  private static void assemble(
      ToolReading reading, Version version, List<Path> files, GooseEnvironment environment) {
    if (files.size() > 1) {
      reading.duplicates(version, files);
      return;
    }
    Path file = files.getFirst();
    reading
        .text(file, Optional.of(version))
        .ifPresent(
            text -> {
              if (ToolReading.nameOf(file).endsWith(".go")) {
                MigrationText code = new MigrationText(text.sql(), Optional.of(file), 1);
                add(reading, version, code, Optional.empty(), Origin.Kind.CODE);
              } else {
                sql(reading, version, GooseFile.read(file, text.raw(), environment), file);
              }
            });
  }

  private static void sql(
      ToolReading reading, Version version, GooseFile.Result result, Path file) {
    for (GooseFile.Fault fault : result.faults()) {
      Optional<Version> blocked =
          switch (fault.section()) {
            case FILE -> Optional.of(version);
            case DOWN -> Optional.empty();
          };
      reading.problem(file, fault.line(), fault.kind(), blocked, fault.detail());
    }
    for (GooseFile.Missing missing : result.missing()) {
      reading.problem(
          file,
          missing.line(),
          Kind.UNKNOWN_PLACEHOLDER,
          missing.section() == GooseFile.Section.FILE ? Optional.of(version) : Optional.empty(),
          String.join(", ", missing.names()));
    }
    result.up().ifPresent(up -> add(reading, version, up, result.down(), Origin.Kind.SQL));
  }

  private static void add(
      ToolReading reading,
      Version version,
      MigrationText up,
      Optional<MigrationText> down,
      Origin.Kind kind) {
    Matcher name = NAME.matcher(ToolReading.nameOf(up.file().orElseThrow()));
    String description = name.matches() ? name.group("name").replaceAll("[_-]+", " ").strip() : "";
    reading.add(
        new Migration(
            version,
            description,
            up,
            down.filter(MigrationText::hasStatements),
            Origin.of("", kind)));
  }
}
