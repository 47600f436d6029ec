package dev.switchback.schema;

/// Names as SQL writes them.
public final class Names {
  private static final String OWN = "switchback_history";

  private Names() {}

  /// The name in double quotes, those inside doubled.
  public static String quoted(String name) {
    return dev.switchback.sql.Names.quoted(name);
  }

  /// Whether a table is Switchback's own history and not the user's.
  public static boolean isOwn(String table) {
    return table.equalsIgnoreCase(OWN);
  }
}
