package dev.switchback.registry;

import java.nio.file.Path;

/// A folder of migrations that a project's configuration leads to.
///
/// @param path the folder, or the file where a tool's source is one
/// @param saidBy the file, the line and the setting that name it: `alembic.ini, line 3:
///     script_location`; empty where the tool assumes it and nothing names it
record ProjectPlace(Path path, String saidBy) {}
