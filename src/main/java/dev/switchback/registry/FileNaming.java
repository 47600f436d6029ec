package dev.switchback.registry;

import java.nio.file.Path;

/// How the file of a database is called: with which ending, and with which prefix in each
/// environment. Touches no file.
public record FileNaming(Settings settings) {

  /// The file that `typed` means: with the ending of the settings where it has none.
  public Path file(Path typed) {
    String ending = settings.value(DatabaseSetting.FILE_ENDING);
    String name = String.valueOf(typed.getFileName());
    boolean hasOne = name.lastIndexOf('.') > 0;
    return ending.isEmpty() || hasOne ? typed : typed.resolveSibling(name + ending);
  }

  /// The file that takes the place of `file` when its database is used for something else:
  /// `dev_shop.db` becomes `staging_shop.db`. The same where no prefix is set for either.
  public Path file(Path file, Environment before, Environment after) {
    String name = String.valueOf(file.getFileName());
    String old = prefix(before);
    String bare = name.startsWith(old) ? name.substring(old.length()) : name;
    return bare.isEmpty() ? file : file.resolveSibling(prefix(after) + bare);
  }

  /// The file of `typed` with the prefix of its environment in front, unless it has it already.
  public Path file(Path typed, Environment environment) {
    String name = String.valueOf(typed.getFileName());
    return name.startsWith(prefix(environment)) ? typed : file(typed, environment, environment);
  }

  /// The setting of the prefix in one environment.
  public static DatabaseSetting prefixIn(Environment environment) {
    return switch (environment) {
      case DEVELOPMENT -> DatabaseSetting.PREFIX_DEVELOPMENT;
      case STAGING -> DatabaseSetting.PREFIX_STAGING;
      case PRODUCTION -> DatabaseSetting.PREFIX_PRODUCTION;
    };
  }

  private String prefix(Environment environment) {
    return settings.value(prefixIn(environment));
  }
}
