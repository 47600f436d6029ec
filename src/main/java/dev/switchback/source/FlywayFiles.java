package dev.switchback.source;

import dev.switchback.migration.Checksum;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.ToolSetup;
import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Puts the files of one location together to migrations, as Flyway would.
///
/// An undo file is the way back of its version: Flyway's paid editions run it, Switchback does too.
final class FlywayFiles {
  private final Path folder;
  private final FlywaySettings settings;
  private final Map<Version, List<Script>> versioned = new TreeMap<>();
  private final Map<String, List<Script>> repeatable = new TreeMap<>();
  private final Map<Version, List<Script>> undo = new TreeMap<>();
  private final Map<Version, List<Script>> baselines = new TreeMap<>();
  private final List<SourceProblem> problems = new ArrayList<>();
  private final List<SourceProblem> refusing = new ArrayList<>();
  private final List<Path> ignored = new ArrayList<>();

  FlywayFiles(Path folder, FlywaySettings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /// A file that Flyway would take.
  private record Script(FlywayName name, Path file) {}

  void add(Path file) {
    String fileName = file.getFileName().toString();
    Optional<FlywayName> name = FlywayName.of(fileName, settings);
    if (name.isEmpty()) {
      passOver(file, fileName);
      return;
    }
    Script script = new Script(name.get(), file);
    switch (script.name().part()) {
      case VERSIONED -> put(versioned, script.name().version().orElseThrow(), script);
      case UNDO -> put(undo, script.name().version().orElseThrow(), script);
      case REPEATABLE -> put(repeatable, script.name().description(), script);
      case BASELINE -> put(baselines, script.name().version().orElseThrow(), script);
    }
  }

  private static <K> void put(Map<K, List<Script>> map, K key, Script script) {
    map.computeIfAbsent(key, none -> new ArrayList<>()).add(script);
  }

  private void passOver(Path file, String fileName) {
    if (FlywayName.isCallback(fileName)) {
      SourceProblem callback =
          new SourceProblem(file, 0, Kind.TOOL_ONLY, Optional.empty(), "Flyway");
      problems.add(callback);
      if (FlywayName.isRunWhileMigrating(fileName)) {
        refusing.add(callback);
      }
    } else if (!fileName.endsWith(".sql.conf")) {
      ignored.add(file);
    }
  }

  List<Path> ignored() {
    return ignored;
  }

  MigrationSet migrations() {
    List<Migration> migrations = new ArrayList<>();
    versioned.forEach(
        (version, scripts) ->
            single(version, scripts)
                .flatMap(s -> migration(version, s))
                .ifPresent(migrations::add));
    undo.forEach(
        (version, scripts) -> {
          if (!versioned.containsKey(version)) {
            scripts.forEach(
                s ->
                    problems.add(
                        new SourceProblem(
                            s.file(), 0, Kind.DOWN_WITHOUT_UP, Optional.of(version), "")));
          }
        });
    int place = 0;
    for (List<Script> scripts : repeatable.values()) {
      Version version =
          Version.placed(place, FlywayName.repeatableKey(scripts.getFirst().name().description()));
      single(version, scripts).flatMap(s -> migration(version, s)).ifPresent(migrations::add);
      place++;
    }
    List<Migration> standing = new ArrayList<>();
    baselines.forEach(
        (version, scripts) ->
            single(version, scripts).flatMap(s -> migration(version, s)).ifPresent(standing::add));
    ToolSetup setup = setup(standing);
    problems.sort(Comparator.comparing(SourceProblem::file));
    return new MigrationSet(migrations, problems, setup);
  }

  private ToolSetup setup(List<Migration> standing) {
    Set<Version> known = new HashSet<>(versioned.keySet());
    known.addAll(baselines.keySet());
    FlywaySetup setup = settings.setup(known);
    setup
        .unknownTarget()
        .ifPresent(
            target -> {
              SourceProblem unknown =
                  new SourceProblem(
                      settings.file().orElse(folder),
                      0,
                      Kind.TOOL_REFUSES,
                      Optional.empty(),
                      "no migration has its target version " + target);
              problems.add(unknown);
              refusing.add(unknown);
            });
    return new ToolSetup(
        setup.older(), setup.passing(), setup.limit(), setup.together(), standing, refusing);
  }

  private Optional<Script> single(Version version, List<Script> scripts) {
    if (scripts.size() == 1) {
      return Optional.of(scripts.getFirst());
    }
    for (Script script : scripts) {
      String others =
          scripts.stream()
              .filter(other -> !other.equals(script))
              .map(other -> FileTree.relative(folder, other.file()))
              .collect(Collectors.joining(", "));
      problems.add(
          new SourceProblem(
              script.file(), 0, Kind.DUPLICATE_VERSION, Optional.of(version), others));
    }
    return Optional.empty();
  }

  private Optional<Migration> migration(Version version, Script script) {
    boolean isRepeatable = script.name().part() == FlywayName.Part.REPEATABLE;
    if (script.name().form() == FlywayName.Form.CODE) {
      return Optional.of(
          new Migration(
              version,
              script.name().description(),
              new MigrationText("", Optional.of(script.file()), 1),
              Optional.empty(),
              Origin.of(isRepeatable ? version.text() : "", Origin.Kind.CODE)));
    }
    FlywaySettings own = settings.withThoseOf(script.file());
    return text(version, script, own)
        .map(
            raw -> {
              FlywayScript read = FlywayScript.of(raw, script.file(), version, own);
              problems.addAll(read.problems());
              Checksum checksum = FlywayChecksum.of(isRepeatable ? read.text().sql() : raw);
              Origin.Kind kind =
                  own.hasCondition()
                      ? Origin.Kind.CODE
                      : isRepeatable ? Origin.Kind.REPEATABLE : Origin.Kind.SQL;
              Origin origin =
                  Origin.of(isRepeatable ? version.text() : "", kind)
                      .withChecksum(checksum, Set.of())
                      .withMarks(
                          Map.of(
                              "script",
                              FileTree.relative(folder, script.file()),
                              "installedBy",
                              own.installedBy(),
                              "type",
                              script.name().part() == FlywayName.Part.BASELINE
                                  ? "SQL_BASELINE"
                                  : "SQL"));
              return new Migration(
                  version, script.name().description(), read.text(), down(version), origin);
            });
  }

  private Optional<MigrationText> down(Version version) {
    List<Script> scripts = undo.getOrDefault(version, List.of());
    if (scripts.isEmpty()) {
      return Optional.empty();
    }
    return single(version, scripts)
        .flatMap(
            script -> {
              FlywaySettings own = settings.withThoseOf(script.file());
              return text(version, script, own)
                  .map(
                      raw -> {
                        FlywayScript read = FlywayScript.of(raw, script.file(), version, own);
                        problems.addAll(read.problems());
                        return read.text();
                      });
            })
        .filter(MigrationText::hasStatements);
  }

  private Optional<String> text(Version version, Script script, FlywaySettings own) {
    return switch (FileTree.read(script.file(), own.encoding())) {
      case FileTree.Content.Text(String text) -> Optional.of(text);
      case FileTree.Content.Unusable bad -> {
        problems.add(bad.of(script.file(), Optional.of(version)));
        yield Optional.empty();
      }
    };
  }
}
