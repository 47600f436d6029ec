package dev.switchback.history;

import java.util.List;

/// The histories of tools that are met in web projects, in the order in which they are asked.
final class WebToolFormats {
  private WebToolFormats() {}

  static List<HistoryFormat> all() {
    return List.of(
        new PrismaFormat(),
        new AtlasFormat(),
        new YoyoFormat(),
        new Drizzle1Format(),
        new DrizzleFormat(),
        new D1Format(),
        new SqlMigrateFormat());
  }
}
