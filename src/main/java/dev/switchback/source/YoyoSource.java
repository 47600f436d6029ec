package dev.switchback.source;

import dev.switchback.migration.Checksum;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// yoyo: `0001.name.sql` with an optional `0001.name.rollback.sql`, or `0001.name.py`; each after
/// those it depends on, else in the order of their names. The id is the name without its ending.
final class YoyoSource implements SourceFormat {
  private static final String ROLLBACK = ".rollback.sql";

  @Override
  public Tool tool() {
    return Tool.YOYO;
  }

  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    List<Path> files = glance.listed(glance.place());
    long backs = files.stream().filter(f -> name(f).endsWith(ROLLBACK)).count();
    long steps = files.stream().filter(YoyoSource::isProgram).count();
    if (backs > 0) {
      return Optional.of(backs + (backs == 1 ? " file ends" : " files end") + " in " + ROLLBACK);
    }
    return steps > 0
        ? Optional.of(steps + (steps == 1 ? " program" : " programs") + " with steps of yoyo")
        : Optional.empty();
  }

  private static boolean isProgram(Path file) {
    return name(file).endsWith(".py")
        && new Gathering()
            .open(file, Optional.empty())
            .filter(whole -> whole.text().contains("from yoyo import"))
            .isPresent();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  @Override
  public SourceReading read(Path place) {
    Gathering gathering = new Gathering();
    Map<String, YoyoFile> files = new LinkedHashMap<>();
    for (Path entry : FolderReader.list(place)) {
      if (!isMigration(entry)) {
        gathering.ignore(entry);
        continue;
      }
      String id = idOf(entry);
      if (files.containsKey(id)) {
        gathering.problem(
            entry,
            0,
            Kind.DUPLICATE_VERSION,
            Optional.of(Version.placed(files.size(), id)),
            name(files.get(id).path()));
      } else {
        YoyoFile.read(entry, Version.placed(files.size(), id), gathering)
            .ifPresent(file -> files.put(id, file));
      }
    }
    List<String> order = order(files, gathering);
    for (int i = 0; i < order.size(); i++) {
      YoyoFile file = files.get(order.get(i));
      if (file != null) {
        add(order.get(i), file, Version.placed(i, order.get(i)), gathering);
      }
    }
    int count = order.size();
    return gathering.reading(place, Tool.YOYO, count + (count == 1 ? " file" : " files"));
  }

  /// A file named `post-apply…` is run after every run of yoyo, and is no migration.
  private static boolean isMigration(Path entry) {
    String name = name(entry);
    return (name.endsWith(".py") || name.endsWith(".sql"))
        && !name.endsWith(ROLLBACK)
        && !name.startsWith("_yoyo_tmp")
        && !name.startsWith("post-apply")
        && !Files.isDirectory(entry);
  }

  private static String idOf(Path entry) {
    return name(entry).replaceFirst("\\.(?:py|sql)$", "");
  }

  private static List<String> order(Map<String, YoyoFile> files, Gathering gathering) {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    files.forEach((id, file) -> needs.put(id, file.depends()));
    Topological sorted = Topological.of(needs);
    List<String> order = new ArrayList<>(sorted.order());
    files.forEach((id, file) -> checkDepends(id, file, files, order.indexOf(id), gathering));
    for (String id : sorted.inCircle()) {
      YoyoFile file = files.get(id);
      if (file != null) {
        gathering.problem(
            file.path(),
            0,
            Kind.TOOL_REFUSES,
            Optional.of(Version.placed(order.size(), id)),
            "it depends on itself, through " + String.join(", ", sorted.inCircle()));
      }
    }
    return order;
  }

  /// yoyo runs nothing at all while one depends on what isn't there.
  private static void checkDepends(
      String id, YoyoFile file, Map<String, YoyoFile> files, int place, Gathering gathering) {
    file.depends().stream()
        .filter(need -> !files.containsKey(need))
        .sorted()
        .forEach(
            need ->
                gathering.problem(
                    file.path(),
                    0,
                    Kind.TOOL_REFUSES,
                    Optional.of(Version.placed(place, id)),
                    "it depends on " + need + ", which is not here"));
  }

  private static void add(String id, YoyoFile file, Version version, Gathering gathering) {
    Optional<MigrationText> back = Optional.empty();
    Path rollback = file.path().resolveSibling(id + ROLLBACK);
    if (file.kind() == Origin.Kind.SQL && Files.exists(rollback)) {
      back =
          gathering
              .open(rollback, Optional.of(version))
              .map(WholeFile::sql)
              .filter(MigrationText::hasStatements)
              .map(file::alike);
    }
    gathering.add(
        new Migration(
            version,
            "",
            file.text(),
            back,
            Origin.of(id, file.kind())
                .withChecksum(Checksum.sha256(id.getBytes(StandardCharsets.UTF_8)), Set.of())
                .withLineage(
                    new Origin.Lineage(
                        List.of(),
                        file.depends().stream().sorted().toList(),
                        List.of(),
                        List.of(),
                        ""))));
  }
}
