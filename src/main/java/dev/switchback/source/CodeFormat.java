package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.source.CodeFolder.CodeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A folder of programs, read as text as its shape says.
final class CodeFormat implements SourceFormat {
  private static final int LOOKED_AT = 5;

  private final CodeShape shape;

  CodeFormat(CodeShape shape) {
    this.shape = shape;
  }

  @Override
  public Tool tool() {
    return shape.tool();
  }

  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    List<Path> files = taken(folderOf(glance), glance);
    boolean isOurs =
        files.stream()
            .limit(LOOKED_AT)
            .flatMap(file -> glance.text(file).stream())
            .anyMatch(shape::isIn);
    return isOurs
        ? Optional.of(files.size() + " files of " + tool().displayName())
        : Optional.empty();
  }

  private List<Path> taken(Path folder, Glance glance) {
    List<Path> candidates = shape.takesSql() ? glance.listed(folder) : glance.programs(folder);
    return candidates.stream().filter(file -> shape.takes(file.getFileName().toString())).toList();
  }

  private Path folderOf(Glance glance) {
    Path place = glance.place();
    if (!taken(place, glance).isEmpty()) {
      return place;
    }
    return shape.folders().stream()
        .map(place::resolve)
        .filter(folder -> !taken(folder, glance).isEmpty())
        .findFirst()
        .orElse(place);
  }

  @Override
  public SourceReading read(Path place) {
    Path base = folderOf(new Glance(place));
    List<Path> folders =
        Files.isDirectory(base) ? CodeFolder.foldersBelow(base, shape.depth()) : List.of(base);
    CodeFolder folder = CodeFolder.readAll(folders, shape::takes);
    List<SourceProblem> problems = new ArrayList<>(folder.problems());
    List<Found> found = new ArrayList<>();
    for (CodeFile file : folder.files()) {
      List<CodeName> names = shape.naming().apply(file);
      if (names.isEmpty()) {
        problems.add(file.problem(Kind.NO_VERSION, ""));
      }
      names.forEach(name -> found.add(new Found(file, name)));
    }
    List<Migration> migrations = new ArrayList<>(numbered(found, problems));
    migrations.addAll(placed(found, problems));
    return new SourceReading(
        place,
        Layout.OF_A_TOOL,
        Optional.of(tool()),
        folder.files().size() + " files of " + tool().displayName(),
        new MigrationSet(migrations, problems),
        folder.ignored());
  }

  private record Found(CodeFile file, CodeName name) {
    Migration at(Version version) {
      return new Migration(
          version,
          name.words(),
          new MigrationText(file.text(), Optional.of(file.file()), 1),
          Optional.empty(),
          Origin.of(name.key(), Origin.Kind.CODE).withMarks(name.marks()));
    }
  }

  /// Of several files with one number none is taken.
  private static List<Migration> numbered(List<Found> found, List<SourceProblem> problems) {
    Map<Version, List<Found>> byNumber = new TreeMap<>();
    for (Found one : found) {
      one.name()
          .number()
          .ifPresent(number -> byNumber.computeIfAbsent(number, n -> new ArrayList<>()).add(one));
    }
    List<Migration> migrations = new ArrayList<>();
    byNumber.forEach(
        (number, same) -> {
          if (same.size() == 1) {
            migrations.add(same.getFirst().at(number));
          } else {
            same.forEach(one -> problems.add(duplicate(one, same, number)));
          }
        });
    return migrations;
  }

  private static SourceProblem duplicate(Found one, List<Found> same, Version number) {
    String others =
        String.join(
            ", ",
            same.stream().filter(other -> !other.equals(one)).map(o -> o.file().name()).toList());
    return new SourceProblem(
        one.file().file(), 0, Kind.DUPLICATE_VERSION, Optional.of(number), others);
  }

  /// Of several with one name the first is taken.
  private static List<Migration> placed(List<Found> found, List<SourceProblem> problems) {
    Map<String, Found> byKey = new HashMap<>();
    List<Found> sorted =
        found.stream()
            .filter(one -> one.name().number().isEmpty())
            .sorted(Comparator.comparing(one -> one.name().order()))
            .toList();
    List<Migration> migrations = new ArrayList<>();
    for (Found one : sorted) {
      Found other = byKey.putIfAbsent(one.name().key(), one);
      if (other == null) {
        migrations.add(one.at(Version.placed(migrations.size(), one.name().label())));
      } else {
        problems.add(one.file().problem(Kind.DUPLICATE_VERSION, other.file().name()));
      }
    }
    return migrations;
  }
}
