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
/// @param reason the file, the line and the setting that say so: `alembic.ini, line 2:
///     sqlalchemy.url`
/// @param environment what it is used for, where the configuration says so
record ProjectClaim(
    Path file,
    Optional<Tool> tool,
    Optional<ProjectPlace> migrations,
    Optional<String> table,
    String reason,
    Optional<Environment> environment) {

  static ProjectClaim of(Path file, Tool tool, Optional<ProjectPlace> migrations, String reason) {
    return new ProjectClaim(
        file, Optional.of(tool), migrations, Optional.empty(), reason, Optional.empty());
  }

  ProjectClaim withTable(Optional<String> other) {
    return new ProjectClaim(file, tool, migrations, other, reason, environment);
  }

  ProjectClaim withEnvironment(Optional<Environment> other) {
    return new ProjectClaim(file, tool, migrations, table, reason, other);
  }
}
