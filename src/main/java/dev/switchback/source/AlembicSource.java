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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Alembic's revisions: Python files that name themselves and what they stand on. The order is that
/// of the graph; where the graph leaves it open, that of the dates of creation.
final class AlembicSource implements SourceFormat {
  private static final int LOOKED_AT = 5;

  @Override
  public Tool tool() {
    return Tool.ALEMBIC;
  }

  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    Path place = glance.place();
    if (CodeFolder.text(place.resolve("alembic.ini")).isPresent()) {
      return Optional.of("an alembic.ini");
    }
    if (Files.isRegularFile(place.resolve("env.py"))
        && Files.isDirectory(place.resolve("versions"))) {
      return Optional.of("env.py and versions");
    }
    boolean any =
        glance.programs(place).stream()
            .filter(file -> isRevision(file.getFileName().toString()))
            .limit(LOOKED_AT)
            .flatMap(file -> glance.text(file).stream())
            .anyMatch(text -> text.contains("down_revision") && text.contains("alembic"));
    return any ? Optional.of("Python files with down_revision") : Optional.empty();
  }

  /// As Alembic's own pattern has it.
  private static boolean isRevision(String name) {
    return name.endsWith(".py") && !name.startsWith(".#") && !name.startsWith("__init__");
  }

  @Override
  public SourceReading read(Path place) {
    CodeFolder folder = CodeFolder.readAll(AlembicPlaces.of(place), AlembicSource::isRevision);
    Reader reader = new Reader(folder.problems());
    folder.files().forEach(reader::add);
    return new SourceReading(
        place,
        Layout.OF_A_TOOL,
        Optional.of(Tool.ALEMBIC),
        ToolReading.count(folder.files().size(), "Python file") + " with revisions",
        reader.migrations(),
        folder.ignored());
  }

  private static final class Reader {
    private final Map<String, AlembicRevision> byId = new LinkedHashMap<>();
    private final List<SourceProblem> problems;

    Reader(List<SourceProblem> problems) {
      this.problems = new ArrayList<>(problems);
    }

    void add(CodeFile file) {
      PythonModule module = PythonModule.of(file.text());
      if (module.value("revision").isEmpty()) {
        problems.add(file.problem(Kind.UNREADABLE, "it assigns no revision"));
        return;
      }
      AlembicRevision.of(file, module)
          .ifPresentOrElse(
              this::add,
              () ->
                  problems.add(
                      file.problem(
                          Kind.UNREADABLE, "what it stands on is computed, not written down")));
    }

    private void add(AlembicRevision revision) {
      AlembicRevision other = byId.putIfAbsent(revision.id(), revision);
      if (other != null) {
        problems.add(revision.file().problem(Kind.DUPLICATE_VERSION, other.file().name()));
        problems.add(other.file().problem(Kind.DUPLICATE_VERSION, revision.file().name()));
      }
    }

    MigrationSet migrations() {
      Map<String, List<String>> standsOn = new LinkedHashMap<>();
      Map<String, Origin.Lineage> lineages = lineages();
      lineages.forEach((id, lineage) -> standsOn.put(id, lineage.standsOn()));
      byId.values().forEach(revision -> requireParents(revision, standsOn));
      Graph graph = new Graph(standsOn);
      List<String> ordered =
          graph.inOrder(
              Comparator.<String, String>comparing(id -> revision(id).created())
                  .thenComparing(id -> revision(id).file().name()));
      byId.values().stream()
          .filter(revision -> !ordered.contains(revision.id()))
          .forEach(
              revision ->
                  problems.add(revision.file().problem(Kind.UNREADABLE, "it stands on itself")));
      Map<String, Map<String, Set<String>>> beside = graph.beside(ordered);
      List<Migration> migrations = new ArrayList<>();
      for (String id : ordered) {
        Origin.Lineage lineage =
            lineages
                .getOrDefault(id, Origin.Lineage.NONE)
                .withBeside(beside.getOrDefault(id, Map.of()));
        migrations.add(migration(migrations.size(), revision(id), lineage));
      }
      return new MigrationSet(migrations, problems);
    }

    private AlembicRevision revision(String id) {
      return Objects.requireNonNull(byId.get(id));
    }

    private void requireParents(AlembicRevision revision, Map<String, List<String>> standsOn) {
      standsOn.getOrDefault(revision.id(), List.of()).stream()
          .filter(parent -> !byId.containsKey(parent))
          .forEach(parent -> problems.add(revision.file().problem(Kind.UNKNOWN_PARENT, parent)));
    }

    private Map<String, Origin.Lineage> lineages() {
      Map<String, List<String>> resolved = new HashMap<>();
      byId.forEach(
          (id, revision) ->
              resolved.put(id, revision.dependsOn().stream().map(this::resolved).toList()));
      Map<String, Origin.Lineage> lineages = new LinkedHashMap<>();
      byId.forEach(
          (id, revision) -> {
            List<String> own = new ArrayList<>(resolved.getOrDefault(id, List.of()));
            ancestors(revision).forEach(a -> own.removeAll(resolved.getOrDefault(a, List.of())));
            own.removeAll(revision.parents());
            lineages.put(
                id, new Origin.Lineage(revision.parents(), own, revision.labels(), List.of(), ""));
          });
      return lineages;
    }

    /// By parents only: a dependency that an ancestor has already isn't one of its own any more.
    private Set<String> ancestors(AlembicRevision revision) {
      Set<String> found = new HashSet<>();
      Deque<String> open = new ArrayDeque<>(revision.parents());
      while (!revision.dependsOn().isEmpty() && !open.isEmpty()) {
        String id = open.remove();
        if (found.add(id) && byId.containsKey(id)) {
          open.addAll(revision(id).parents());
        }
      }
      return found;
    }

    /// A dependency is named by its id, the beginning of it, or a label.
    private String resolved(String written) {
      if (byId.containsKey(written)) {
        return written;
      }
      Optional<String> labelled =
          byId.values().stream()
              .filter(revision -> revision.labels().contains(written))
              .map(AlembicRevision::id)
              .findFirst();
      List<String> begun = byId.keySet().stream().filter(id -> id.startsWith(written)).toList();
      return labelled.orElseGet(() -> begun.size() == 1 ? begun.getFirst() : written);
    }

    private static Migration migration(
        int place, AlembicRevision revision, Origin.Lineage lineage) {
      return new Migration(
          Version.placed(place, revision.id()),
          revision.message(),
          new MigrationText(revision.file().text(), Optional.of(revision.file().file()), 1),
          Optional.empty(),
          Origin.of(revision.id(), Origin.Kind.CODE).withLineage(lineage));
    }
  }
}
