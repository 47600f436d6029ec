package dev.switchback.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An `alembic.ini` with another database in it. All the rest stays as it is.
final class AlembicConfig {
  private static final Pattern SECTION = Pattern.compile("\\s*\\[([^]]+)].*");
  private static final Pattern URL = Pattern.compile("sqlalchemy\\.url\\s*[=:]\\s*(.*)");
  private static final Pattern DRIVER = Pattern.compile("(sqlite\\+\\w+):///.*");
  private static final Pattern QUERY = Pattern.compile("sqlite[^?]*(\\?.*)");

  private AlembicConfig() {}

  /// @param folder where the original is: what it calls `%(here)s`
  /// @param url the database's address; the driver and the parameters of the original's are kept
  static String aimed(String original, Path folder, String url) {
    String here = folder.toString().replace("%", "%%");
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    boolean isSaid = false;
    for (String line : original.lines().toList()) {
      Matcher section = SECTION.matcher(line);
      Matcher said = URL.matcher(line);
      if (section.matches()) {
        inside = section.group(1).equals("alembic");
        lines.add(line);
      } else if (inside && said.matches()) {
        lines.add(said(url, said.group(1)));
        isSaid = true;
      } else {
        lines.add(line.replace("%(here)s", here));
      }
    }
    if (!isSaid) {
      int at = lines.indexOf("[alembic]");
      lines.addAll(at + 1, at < 0 ? List.of("[alembic]", said(url, "")) : List.of(said(url, "")));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String said(String url, String original) {
    Matcher driver = DRIVER.matcher(original);
    Matcher query = QUERY.matcher(original);
    String other = driver.matches() ? driver.group(1) + url.substring("sqlite".length()) : url;
    return "sqlalchemy.url = " + other.replace("%", "%%") + (query.matches() ? query.group(1) : "");
  }
}
