package dev.switchback.source;

import dev.switchback.failure.SourceMissing;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.source.RefineryChecksum.Width;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// refinery (0.8 and 0.9): `V<version>__<name>.sql`, or `U…` for one that may run although newer
/// ones did, or `.rs`, in a folder and those below it. There are no ways back.
final class RefinerySource implements SourceFormat {
  private static final Pattern NAME =
      Pattern.compile(
          "(?<kind>[UV])(?<version>\\d+(?:\\.\\d+)?)__(?<name>\\w+)\\.(?<ending>sql|rs)",
          Pattern.UNICODE_CHARACTER_CLASS);

  @Override
  public Tool tool() {
    return Tool.REFINERY;
  }

  /// Its SQL files are named like those of others; its programs are not.
  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    int programs =
        (int)
            glance.programs(glance.place()).stream()
                .map(ToolReading::nameOf)
                .filter(name -> name.endsWith(".rs") && NAME.matcher(name).matches())
                .count();
    return programs > 0
        ? Optional.of(ToolReading.count(programs, "file") + " named V…__….rs")
        : Optional.empty();
  }

  @Override
  public SourceReading read(Path place) {
    ToolReading reading = new ToolReading(place, Tool.REFINERY);
    NavigableMap<Version, List<Path>> files = new TreeMap<>();
    for (Path file : below(place)) {
      Matcher name = NAME.matcher(ToolReading.nameOf(file));
      if (name.matches()) {
        version(reading, file, name.group("version"))
            .ifPresent(v -> files.computeIfAbsent(v, any -> new ArrayList<>()).add(file));
      } else {
        reading.ignore(file);
      }
    }
    files.forEach((version, own) -> assemble(reading, version, own));
    return reading.done(
        recognise(place)
            .orElseGet(
                () -> ToolReading.count(files.size(), "version") + " as refinery reads them"));
  }

  private static List<Path> below(Path place) {
    List<Path> found = new ArrayList<>();
    for (Path entry : FolderReader.list(place)) {
      if (Files.isDirectory(entry)) {
        try (Stream<Path> inside = Files.walk(entry)) {
          inside.filter(Files::isRegularFile).sorted().forEach(found::add);
        } catch (IOException | UncheckedIOException e) {
          throw new SourceMissing(entry, "it can't be listed: " + e.getMessage());
        }
      } else {
        found.add(entry);
      }
    }
    return found;
  }

  private static Optional<Version> version(ToolReading reading, Path file, String digits) {
    Optional<Version> version = digits.contains(".") ? Optional.empty() : Wholes.int64(digits);
    if (version.isEmpty()) {
      reading.problem(file, 0, Kind.VERSION_OUT_OF_RANGE, Optional.empty(), digits);
    }
    return version;
  }

  private static void assemble(ToolReading reading, Version version, List<Path> files) {
    if (files.size() > 1) {
      reading.duplicates(version, files);
      return;
    }
    Path file = files.getFirst();
    Matcher name = NAME.matcher(ToolReading.nameOf(file));
    if (name.matches()) {
      reading
          .text(file, Optional.of(version))
          .ifPresent(text -> reading.add(migration(version, file, name, text)));
    }
  }

  private static Migration migration(Version version, Path file, Matcher name, TextFile.Read text) {
    boolean isProgram = name.group("ending").equals("rs");
    Map<String, String> marks = new HashMap<>();
    if (name.group("kind").equals("U")) {
      marks.put(Origin.OUT_OF_LINE, "U");
    }
    Origin origin = Origin.of("", isProgram ? Origin.Kind.CODE : Origin.Kind.SQL);
    if (!isProgram) {
      long number = version.number().longValueExact();
      String title = name.group("name");
      Function<String, Checksum> narrow =
          sql -> RefineryChecksum.of(title, number, Width.INT4, sql);
      Function<String, Checksum> wide = sql -> RefineryChecksum.of(title, number, Width.INT8, sql);
      boolean isWide = number > Integer.MAX_VALUE;
      marks.put(Origin.OTHER_CHECKSUM, wide.apply(text.raw()).value());
      Set<Checksum> sameButLineEnds = new HashSet<>(LineEnds.checksums(text.raw(), wide));
      sameButLineEnds.addAll(LineEnds.checksums(text.raw(), narrow));
      origin = origin.withChecksum((isWide ? wide : narrow).apply(text.raw()), sameButLineEnds);
    }
    return new Migration(
        version,
        name.group("name"),
        new MigrationText(text.sql(), Optional.of(file), 1),
        Optional.empty(),
        origin.withMarks(marks));
  }
}
