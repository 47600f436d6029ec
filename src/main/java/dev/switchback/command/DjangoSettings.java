package dev.switchback.command;

import java.nio.file.Path;

/// A module of Django settings that is the project's own, with another file as default database.
final class DjangoSettings {
  private DjangoSettings() {}

  static String aimed(String module, Path database) {
    if (!module.matches("[\\w.]+")) {
      throw new IllegalArgumentException("Not the name of a module: " + module);
    }
    return """
    from %s import *
    from %s import DATABASES as _DATABASES

    DATABASES = {**_DATABASES, "default": {**_DATABASES["default"], "NAME": "%s"}}
    """
        .formatted(module, module, literal(database.toString()));
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
