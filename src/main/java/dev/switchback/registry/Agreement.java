package dev.switchback.registry;

/// What somebody has to do, after having seen what will be written, before it is written. The one
/// place that decides it, for every operation, in the window and on the command line.
public enum Agreement {
  /// Saying so: a button that is named after the act, or `--yes`.
  CONFIRMED,
  /// Typing the database's name.
  NAMED,
  /// It isn't done at all.
  NEVER;

  /// A protected database is written to by its name only. So is one in production where nothing but
  /// the safety copy takes the act back. A reset needs the name always, and is for development.
  public static Agreement neededFor(Database database, Act act) {
    boolean isProtected = database.protection() == Protection.PROTECTED;
    boolean inProduction = database.environment() == Environment.PRODUCTION;
    if (act == Act.Known.RESET) {
      return isProtected || database.environment() != Environment.DEVELOPMENT ? NEVER : NAMED;
    }
    return isProtected || (inProduction && !act.hasWayBack()) ? NAMED : CONFIRMED;
  }

  /// The name to be typed; empty where a button is enough.
  public static String nameToType(Database database, Act act) {
    return switch (neededFor(database, act)) {
      case NAMED -> database.name();
      case CONFIRMED, NEVER -> "";
    };
  }
}
