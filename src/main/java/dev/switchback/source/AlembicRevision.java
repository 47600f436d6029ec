package dev.switchback.source;

import dev.switchback.migration.KeyName;
import dev.switchback.source.CodeFolder.CodeFile;
import java.util.List;
import java.util.Optional;

/// What a file of Alembic says of its revision.
///
/// @param message the first line of its docstring, else the words of its file name
/// @param created the date in its docstring, as written; empty when there is none
/// @param dependsOn as written: ids, beginnings of ids, or labels
record AlembicRevision(
    CodeFile file,
    String id,
    String message,
    String created,
    List<String> parents,
    List<String> labels,
    List<String> dependsOn) {
  private static final String CREATED = "Create Date:";

  /// Empty when what it stands on isn't written down as texts.
  static Optional<AlembicRevision> of(CodeFile file, PythonModule module) {
    Optional<List<String>> id = texts(module, "revision").filter(ids -> ids.size() == 1);
    Optional<List<String>> parents = texts(module, "down_revision");
    Optional<List<String>> dependsOn = texts(module, "depends_on");
    if (id.isEmpty() || parents.isEmpty() || dependsOn.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AlembicRevision(
            file,
            id.get().getFirst(),
            message(file, module, id.get().getFirst()),
            created(module),
            parents.get(),
            texts(module, "branch_labels").orElse(List.of()),
            dependsOn.get()));
  }

  private static Optional<List<String>> texts(PythonModule module, String name) {
    return module.value(name).map(PythonValue::texts).orElse(Optional.of(List.of()));
  }

  private static String message(CodeFile file, PythonModule module, String id) {
    String stem = file.name().replaceFirst("\\.py$", "");
    String words = stem.startsWith(id + "_") ? stem.substring(id.length() + 1) : stem;
    return module
        .docstring()
        .strip()
        .lines()
        .findFirst()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("Revision ID:"))
        .orElseGet(() -> words.equals(stem) ? KeyName.of(stem).words() : words.replace('_', ' '));
  }

  private static String created(PythonModule module) {
    return module
        .docstring()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(CREATED))
        .map(line -> line.substring(CREATED.length()).strip())
        .findFirst()
        .orElse("");
  }
}
