package dev.switchback.source;

import java.util.List;

/// The layouts of tools that are met in web projects, in the order in which they are asked.
final class WebToolSources {
  private WebToolSources() {}

  static List<SourceFormat> all() {
    return List.of(
        new DrizzleSource(),
        new Drizzle1Source(),
        new PrismaSource(),
        new AtlasSource(),
        new SqlMigrateSource(),
        new YoyoSource(),
        new D1Source());
  }
}
