package dev.switchback.source;

import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.SourceProblem.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Walks through a changelog and what it includes, in Liquibase's order.
final class Changelog {
  private static final int DEEPEST = 20;

  private final Path root;
  private final Map<String, String> properties = new TreeMap<>();
  private final Map<Path, String> files = new LinkedHashMap<>();
  private final List<Changeset> changesets = new ArrayList<>();
  private final List<SourceProblem> problems = new ArrayList<>();

  /// @param root what paths begin at
  Changelog(Path root) {
    this.root = root;
  }

  List<Changeset> changesets() {
    return changesets;
  }

  List<SourceProblem> problems() {
    return problems;
  }

  /// The paths of all files, as Liquibase records them.
  List<String> paths() {
    return List.copyOf(files.values());
  }

  boolean hasRead(Path file) {
    return files.containsKey(file.toAbsolutePath().normalize());
  }

  /// Reads `file` at its place in the order; a second time does nothing.
  void read(Path file) {
    read(file.toAbsolutePath().normalize(), 0);
  }

  private void read(Path file, int depth) {
    if (files.containsKey(file) || depth > DEEPEST) {
      return;
    }
    String path = pathOf(file);
    files.put(file, path);
    switch (FileTree.read(file)) {
      case FileTree.Content.Unusable bad -> problems.add(bad.of(file, Optional.empty()));
      case FileTree.Content.Text(String text) -> {
        if (file.getFileName().toString().endsWith(".sql")) {
          readSql(file, path, text);
        } else {
          ChangelogText.read(file.getFileName().toString(), text)
              .forEach(entry -> take(entry, file, path, depth));
        }
      }
    }
  }

  private void readSql(Path file, String path, String text) {
    if (FormattedSql.isHeader(text)) {
      changesets.addAll(FormattedSql.read(file, path, text, properties));
    } else if (!text.isBlank()) {
      changesets.add(FormattedSql.raw(file, path, text));
    }
  }

  private void take(ChangelogEntry entry, Path file, String path, int depth) {
    switch (entry) {
      case ChangelogEntry.Include(String written, ChangelogEntry.Base base) ->
          include(file, resolve(file, written, base), written, depth);
      case ChangelogEntry.IncludeAll(String written, ChangelogEntry.Base base) ->
          includeAll(file, resolve(file, written, base), written, depth);
      case ChangelogEntry.Own(String author, String id) ->
          changesets.add(Changeset.foreign(file, path, author, id, "its form"));
      case ChangelogEntry.Property(String name, String value) ->
          properties.putIfAbsent(name, value);
    }
  }

  private void include(Path from, Path included, String written, int depth) {
    if (Files.isRegularFile(included)) {
      read(included, depth + 1);
    } else {
      problems.add(new SourceProblem(from, 0, Kind.INCLUDED_MISSING, Optional.empty(), written));
    }
  }

  private void includeAll(Path from, Path folder, String written, int depth) {
    if (!Files.isDirectory(folder)) {
      problems.add(new SourceProblem(from, 0, Kind.INCLUDED_MISSING, Optional.empty(), written));
      return;
    }
    for (Path file : FileTree.below(folder)) {
      String name = file.getFileName().toString();
      boolean isChangelog =
          name.endsWith(".sql")
              || (name.matches(".*\\.(?:xml|ya?ml|json)")
                  && FileTree.textIfThere(file)
                      .filter(text -> ChangelogText.isChangelog(name, text))
                      .isPresent());
      if (isChangelog) {
        read(file, depth + 1);
      }
    }
  }

  private Path resolve(Path from, String written, ChangelogEntry.Base base) {
    String plain = written.replaceFirst("^classpath\\*?:", "").replaceFirst("^/+", "");
    Path parent = Optional.ofNullable(from.getParent()).orElse(root);
    return switch (base) {
      case THIS_FILE -> parent.resolve(plain).normalize();
      case ROOT -> fromRoot(parent, plain);
    };
  }

  /// From the root or, where nothing is there, from a folder between it and the file.
  private Path fromRoot(Path parent, String plain) {
    Path atRoot = root.resolve(plain).normalize();
    for (Path place = parent; place != null; place = place.getParent()) {
      if (Files.exists(atRoot) || place.equals(root)) {
        break;
      }
      Path candidate = place.resolve(plain).normalize();
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    return atRoot;
  }

  private String pathOf(Path file) {
    return file.startsWith(root) ? FileTree.relative(root, file) : file.getFileName().toString();
  }
}
