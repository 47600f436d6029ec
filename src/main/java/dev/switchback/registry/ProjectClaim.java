package dev.switchback.registry;

import dev.switchback.migration.Tool;
import java.nio.file.Path;
import java.util.Optional;

/// What a project's own configuration says of a database.
///
/// @param file the database, absolute; it may not be there yet
/// @param tool the tool that the configuration belongs to, where it belongs to one
/// @param migrations where its migrations are, as the configuration says or the tool assumes
/// @param table the table of its history, where the configuration names one
/// @param reason the file and the setting that say so: `alembic.ini: sqlalchemy.url`
record ProjectClaim(
    Path file,
    Optional<Tool> tool,
    Optional<Path> migrations,
    Optional<String> table,
    String reason) {

  static ProjectClaim of(Path file, Tool tool, Optional<Path> migrations, String reason) {
    return new ProjectClaim(file, Optional.of(tool), migrations, Optional.empty(), reason);
  }

  ProjectClaim withTable(Optional<String> other) {
    return new ProjectClaim(file, tool, migrations, other, reason);
  }
}
