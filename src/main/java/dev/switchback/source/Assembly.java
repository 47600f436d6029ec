package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts the files of a folder together to migrations.
final class Assembly {
  private final List<Migration> migrations = new ArrayList<>();
  private final List<SourceProblem> problems = new ArrayList<>();

  private Assembly() {}

  static MigrationSet of(FolderFiles files, Layout layout) {
    Assembly assembly = new Assembly();
    assembly.problems.addAll(files.problems());
    Map<Version, List<SourceFile>> byVersion = new TreeMap<>();
    for (SourceFile file : files.files()) {
      file.name()
          .version()
          .ifPresentOrElse(
              version -> byVersion.computeIfAbsent(version, v -> new ArrayList<>()).add(file),
              () -> assembly.problems.add(file.problem(Kind.NO_VERSION, 0, "")));
    }
    byVersion.forEach((version, own) -> assembly.assemble(version, own, layout));
    assembly.problems.sort(
        Comparator.comparing(SourceProblem::file).thenComparingInt(SourceProblem::line));
    return new MigrationSet(assembly.migrations, assembly.problems);
  }

  private void assemble(Version version, List<SourceFile> files, Layout layout) {
    List<SourceFile> ups =
        files.stream().filter(f -> f.name().part() != FileName.Part.DOWN).toList();
    List<SourceFile> downs =
        files.stream().filter(f -> f.name().part() == FileName.Part.DOWN).toList();
    if (ups.size() > 1 || downs.size() > 1) {
      reportDuplicates(ups);
      reportDuplicates(downs);
      return;
    }
    List<Parts> parts = files.stream().map(file -> read(file, layout)).toList();
    List<MigrationText> texts = parts.stream().flatMap(part -> part.down().stream()).toList();
    if (texts.size() > 1) {
      reportDuplicates(files);
      return;
    }
    parts.forEach(part -> problems.addAll(part.problems()));
    if (ups.isEmpty() && !isUnreadableUp(version)) {
      downs.forEach(file -> problems.add(file.problem(Kind.DOWN_WITHOUT_UP, 0, "")));
    }
    parts.forEach(this::checkDirectives);
    parts.stream()
        .filter(part -> part.up().isPresent())
        .findFirst()
        .ifPresent(
            part ->
                migrations.add(
                    new Migration(
                        version,
                        part.file().name().description(),
                        part.up().orElseThrow(),
                        texts.stream().findFirst().filter(MigrationText::hasStatements))));
  }

  /// A folder of sectioned files has none without: there a file without marks is a mistake.
  private static Parts read(SourceFile file, Layout layout) {
    Layout own = file.layout();
    boolean sectioned =
        own == Layout.SECTIONS || (own == Layout.PLAIN && layout == Layout.SECTIONS);
    return sectioned ? SectionedFile.read(file) : PairFile.read(file);
  }

  private void reportDuplicates(List<SourceFile> files) {
    if (files.size() < 2) {
      return;
    }
    for (SourceFile file : files) {
      String others =
          files.stream()
              .filter(other -> !other.name().equals(file.name()))
              .map(other -> other.name().toString())
              .collect(Collectors.joining(", "));
      problems.add(file.problem(Kind.DUPLICATE_VERSION, 0, others));
    }
  }

  /// Its up file is there but can't be read, and has a problem of its own already.
  private boolean isUnreadableUp(Version version) {
    return problems.stream()
        .filter(problem -> problem.version().filter(version::equals).isPresent())
        .anyMatch(problem -> FileName.of(problem.file()).part() != FileName.Part.DOWN);
  }

  private void checkDirectives(Parts parts) {
    Stream.of(parts.up(), parts.down())
        .flatMap(Optional::stream)
        .forEach(text -> problems.addAll(Directives.problems(parts.file(), text)));
  }
}
