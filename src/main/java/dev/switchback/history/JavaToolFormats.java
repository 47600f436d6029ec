package dev.switchback.history;

import java.util.List;

/// The formats of the tools of the Java world.
final class JavaToolFormats {
  private JavaToolFormats() {}

  static List<HistoryFormat> all() {
    return List.of(new FlywayFormat(), new LiquibaseFormat(), new MyBatisFormat());
  }
}
