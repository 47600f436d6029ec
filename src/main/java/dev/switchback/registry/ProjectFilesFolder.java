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

  /// `backend/alembic.ini: sqlalchemy.url`.
  String reason(String name, String setting) {
    Path file = folder.resolve(name);
    Path shown = file.startsWith(root) ? root.relativize(file) : file;
    return shown.toString().replace('\\', '/') + ": " + setting;
  }

  /// A path in this folder, if something is there.
  Optional<Path> existing(String name) {
    return ProjectFilesUrl.path(name, folder).filter(Files::exists);
  }

  Optional<Path> existing(Optional<String> name, String usual) {
    return existing(name.orElse(usual));
  }
}
