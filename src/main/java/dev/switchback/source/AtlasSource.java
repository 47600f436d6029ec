package dev.switchback.source;

import dev.switchback.migration.Checksum;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Atlas: `.sql` files in the order of their names, and an `atlas.sum` that has to fit them. The
/// version is the name up to its first `_`.
final class AtlasSource implements SourceFormat {
  /// Of what `atlas.sum` records of a file.
  static final String ALGORITHM = "atlas";

  @Override
  public Tool tool() {
    return Tool.ATLAS;
  }

  @Override
  public Optional<String> recognise(Path place) {
    return Files.isRegularFile(place.resolve(AtlasSum.FILE))
        ? Optional.of("an " + AtlasSum.FILE)
        : Optional.empty();
  }

  @Override
  public SourceReading read(Path place) {
    Gathering gathering = new Gathering();
    Map<String, Version> versions = new LinkedHashMap<>();
    Map<String, Version> byName = new LinkedHashMap<>();
    List<WholeFile> files = new ArrayList<>();
    for (Path entry : FolderReader.list(place)) {
      String name = entry.getFileName().toString();
      if (name.equals(AtlasSum.FILE)) {
        continue;
      }
      if (!name.endsWith(".sql") || Files.isDirectory(entry)) {
        gathering.ignore(entry);
        continue;
      }
      String text = versionOf(name);
      Version version = Version.placed(byName.size(), text);
      Version first = versions.putIfAbsent(text, version);
      if (first != null) {
        gathering.problem(entry, 0, Kind.DUPLICATE_VERSION, Optional.of(first), text);
        continue;
      }
      byName.put(name, version);
      gathering.open(entry, Optional.of(version)).ifPresent(files::add);
    }
    AtlasSum sum = AtlasSum.of(files);
    checkSum(place, sum, byName, gathering);
    for (WholeFile file : files) {
      Version version = byName.getOrDefault(file.name(), Version.placed(0, file.name()));
      add(file, version, sum, gathering);
    }
    return gathering.reading(
        place, Tool.ATLAS, files.size() + (files.size() == 1 ? " file" : " files") + " in order");
  }

  private static String versionOf(String name) {
    return name.substring(0, name.length() - ".sql".length()).split("_", 2)[0];
  }

  private static String descriptionOf(String name) {
    int mark = name.indexOf('_');
    return mark < 0 ? "" : name.substring(mark + 1, name.length() - ".sql".length());
  }

  private static void checkSum(
      Path place, AtlasSum present, Map<String, Version> versions, Gathering gathering) {
    Path file = place.resolve(AtlasSum.FILE);
    if (!Files.exists(file)) {
      if (!versions.isEmpty()) {
        gathering.problem(
            file, 0, Kind.TOOL_REFUSES, Optional.empty(), "there is no " + AtlasSum.FILE);
      }
      return;
    }
    gathering
        .open(file, Optional.empty())
        .map(whole -> AtlasSum.parse(whole.text()))
        .flatMap(recorded -> recorded.differenceTo(present))
        .ifPresent(
            difference ->
                gathering.problem(
                    place.resolve(difference.name()),
                    0,
                    Kind.TOOL_REFUSES,
                    Optional.ofNullable(versions.get(difference.name())),
                    "it was " + difference.what() + " after " + AtlasSum.FILE + " was written"));
  }

  private static void add(WholeFile file, Version version, AtlasSum sum, Gathering gathering) {
    AtlasDirectives directives = AtlasDirectives.of(file.text());
    Optional<MigrationText> text = text(file, directives, version, gathering);
    Origin plain = Origin.of(version.text(), Origin.Kind.SQL);
    Origin origin =
        sum.hashOf(file.name())
            .map(hash -> plain.withChecksum(new Checksum(ALGORITHM, hash), Set.of()))
            .orElse(plain);
    Map<String, String> marks =
        directives.isCheckpoint()
            ? Map.of("checkpoint", String.join(" ", directives.all("checkpoint")))
            : Map.of();
    text.ifPresent(
        sql ->
            gathering.add(
                new Migration(
                    version,
                    descriptionOf(file.name()),
                    sql,
                    Optional.empty(),
                    origin.withMarks(marks))));
  }

  private static Optional<MigrationText> text(
      WholeFile file, AtlasDirectives directives, Version version, Gathering gathering) {
    Optional<String> delimiter = directives.delimiter().filter(AtlasSource::isUnknown);
    if (delimiter.isPresent()) {
      gathering.problem(
          file.path(), 1, Kind.UNKNOWN_DIRECTIVE, Optional.of(version), directives.first());
      return Optional.empty();
    }
    List<String> modes = directives.all("txmode");
    if (modes.isEmpty() || modes.equals(List.of("file"))) {
      return Optional.of(file.sql());
    }
    if (modes.equals(List.of("none"))) {
      return Optional.of(file.sql().outsideTransaction("-- atlas:txmode none"));
    }
    gathering.problem(
        file.path(),
        0,
        Kind.TOOL_REFUSES,
        Optional.of(version),
        "txmode has to be file or none, once: " + String.join(", ", modes));
    return Optional.empty();
  }

  /// A delimiter of white space, or one that is a comment, changes nothing for a reader who knows
  /// where a trigger ends. Another would have to be taken out of the text.
  private static boolean isUnknown(String delimiter) {
    return !delimiter.equals(";")
        && !delimiter.startsWith("--")
        && !delimiter.replaceAll("\\\\[nrt]", "").isBlank();
  }
}
