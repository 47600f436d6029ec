package dev.switchback.registry;

import dev.switchback.source.SmallText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// One folder of a project, with its files as texts.
///
/// @param root what the names in reasons are relative to
/// @param folder the folder itself
record ProjectFilesFolder(Path root, Path folder) {

  Optional<String> text(String name) {
    return SmallText.read(folder.resolve(name));
  }

  Map<String, String> settings(String name) {
    return text(name).map(ProjectFilesText::settings).orElse(Map.of());
  }

  /// The same for another folder of the project.
  ProjectFilesFolder at(Path other) {
    return new ProjectFilesFolder(root, other);
  }

  /// `backend/alembic.ini, line 12: sqlalchemy.url`; without the line where it can't be told.
  ///
  /// @param value what stands behind the setting, as the file writes it
  String reason(String name, String setting, String value) {
    Path file = folder.resolve(name);
    Path shown = file.startsWith(root) ? root.relativize(file) : file;
    int line = text(name).map(text -> ProjectFilesText.line(text, setting, value)).orElse(0);
    return shown.toString().replace('\\', '/')
        + (line == 0 ? "" : ", line " + line)
        + ": "
        + setting;
  }

  /// The folder of migrations that `setting` in the file `name` names, or else the usual one, if it
  /// is there.
  Optional<ProjectPlace> migrations(
      String name, String setting, Optional<String> named, String usual) {
    return named
        .map(value -> existing(value).map(at -> new ProjectPlace(at, reason(name, setting, value))))
        .orElseGet(() -> existing(usual).map(at -> new ProjectPlace(at, "")));
  }

  /// A path in this folder, if something is there.
  Optional<Path> existing(String name) {
    return ProjectFilesUrl.path(name, folder).filter(Files::exists);
  }
}
