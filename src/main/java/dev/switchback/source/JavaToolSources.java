package dev.switchback.source;

import java.util.List;

/// The layouts of the tools of the Java world.
final class JavaToolSources {
  private JavaToolSources() {}

  static List<SourceFormat> all() {
    return List.of(new LiquibaseLayout(), new FlywayLayout(), new MyBatisLayout());
  }
}
