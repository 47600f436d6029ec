package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// dbmate (2.x): `<digits><anything>.sql` with two sections, in one folder, in the order of the
/// file names. A version is a text: `1` and `01` are two.
final class DbmateSource implements SourceFormat {
  private static final Pattern NAME = Pattern.compile("(?<version>\\d+)(?<name>.*)\\.sql");

  @Override
  public Tool tool() {
    return Tool.DBMATE;
  }

  /// Its files look like Switchback's own with sections.
  @Override
  public Optional<String> recognise(Path place) {
    return Optional.empty();
  }

  @Override
  public SourceReading read(Path place) {
    ToolReading reading = new ToolReading(place, Tool.DBMATE);
    Map<String, List<Path>> files = new LinkedHashMap<>();
    for (Path entry : FolderReader.list(place)) {
      Matcher name = NAME.matcher(ToolReading.nameOf(entry));
      if (FolderReader.isOtherThanFile(entry) || !name.matches()) {
        reading.ignore(entry);
      } else {
        files.computeIfAbsent(name.group("version"), v -> new ArrayList<>()).add(entry);
      }
    }
    versions(List.copyOf(files.keySet()))
        .forEach(
            (text, version) -> assemble(reading, version, files.getOrDefault(text, List.of())));
    return reading.done(ToolReading.count(files.size(), "version") + " as dbmate reads them");
  }

  /// As a rule the versions are of one length, and the names are ordered as they are.
  private static Map<String, Version> versions(List<String> inOrder) {
    boolean textual = inOrder.equals(inOrder.stream().sorted().toList());
    Map<String, Version> versions = new LinkedHashMap<>();
    for (String text : inOrder) {
      versions.put(text, textual ? Version.textual(text) : Version.placed(versions.size(), text));
    }
    return versions;
  }

  private static void assemble(ToolReading reading, Version version, List<Path> files) {
    if (files.size() > 1) {
      reading.duplicates(version, files);
      return;
    }
    Path file = files.getFirst();
    reading
        .text(file, Optional.of(version))
        .map(text -> DbmateFile.read(file, text.raw()))
        .ifPresent(parts -> add(reading, version, file, parts));
  }

  private static void add(ToolReading reading, Version version, Path file, DbmateFile parts) {
    parts
        .faults()
        .forEach(
            fault ->
                reading.problem(
                    file, fault.line(), fault.kind(), Optional.of(version), fault.detail()));
    parts
        .up()
        .ifPresent(
            up ->
                reading.add(
                    new Migration(
                        version,
                        description(file),
                        up,
                        parts.down().filter(MigrationText::hasStatements),
                        Origin.of(version.text(), Origin.Kind.SQL))));
  }

  private static String description(Path file) {
    Matcher name = NAME.matcher(ToolReading.nameOf(file));
    return name.matches() ? name.group("name").replaceAll("[_.-]+", " ").strip() : "";
  }
}
