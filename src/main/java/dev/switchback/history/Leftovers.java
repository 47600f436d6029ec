package dev.switchback.history;

import dev.switchback.history.Leftover.Presence;
import dev.switchback.migration.Tool;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds tables that tools make while they rebuild another, and drop when they are done.
final class Leftovers {
  /// Names that nobody else gives.
  private static final List<Form> CLEAR =
      List.of(
          new Form("_alembic_tmp_(.+)", List.of(Tool.ALEMBIC)),
          new Form("new__(.+)", List.of(Tool.DJANGO)),
          new Form("(.+)__(?:old|new)", List.of(Tool.DJANGO)),
          new Form("__new_(.+)", List.of(Tool.DRIZZLE)),
          new Form("ef_temp_(.+)", List.of(Tool.EF_CORE)),
          new Form("_knex_temp_alter\\d+()", List.of(Tool.KNEX)),
          new Form("__temp__(.+)", List.of(Tool.LARAVEL)));

  /// Names that somebody could give a table of his own: they count beside a table that they are a
  /// copy of, or where the tool's history is found.
  private static final List<Form> LIKELY =
      List.of(
          new Form("new_(.+)", List.of(Tool.PRISMA, Tool.ATLAS)),
          new Form("temporary_(.+)", List.of(Tool.TYPEORM)),
          new Form("(.+)_temporary", List.of(Tool.LIQUIBASE)),
          new Form("(.+)_new_[0-9a-f]{8,}", List.of(Tool.SQLITE_MIGRATE)));

  /// Names that are common: both a copy and the tool's history have to be there.
  private static final List<Form> COMMON =
      List.of(
          new Form("(.+)_backup", List.of(Tool.SEQUELIZE)), new Form("a(.+)", List.of(Tool.RAILS)));

  private final Session session;
  private final List<String> names;
  private final List<Tool> used;

  private Leftovers(Session session, List<String> names, List<Tool> used) {
    this.session = session;
    this.names = names;
    this.used = used;
  }

  /// @param found the histories that were recognised
  static List<Leftover> in(Session session, List<FoundHistory> found) {
    List<String> names =
        session.query(
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
            row -> row.text(1));
    Leftovers leftovers =
        new Leftovers(session, names, found.stream().map(FoundHistory::tool).toList());
    return names.stream().flatMap(table -> leftovers.of(table).stream()).toList();
  }

  private Optional<Leftover> of(String table) {
    return first(CLEAR, table, Evidence.NAME)
        .or(() -> first(LIKELY, table, Evidence.COPY_OR_TOOL))
        .or(() -> first(COMMON, table, Evidence.COPY_AND_TOOL));
  }

  private Optional<Leftover> first(List<Form> forms, String table, Evidence needed) {
    for (Form form : forms) {
      Matcher match = form.name().matcher(table);
      if (match.matches() && isEnough(needed, form, table, match.group(1))) {
        return Optional.of(leftover(table, form, match.group(1)));
      }
    }
    return Optional.empty();
  }

  private boolean isEnough(Evidence needed, Form form, String table, String original) {
    boolean isCopy = find(original).filter(other -> isCopy(table, other)).isPresent();
    boolean isUsed = form.tools().stream().anyMatch(used::contains);
    return switch (needed) {
      case NAME -> true;
      case COPY_OR_TOOL -> isCopy || isUsed;
      case COPY_AND_TOOL -> isCopy && isUsed;
    };
  }

  private Optional<String> find(String wanted) {
    return names.stream().filter(wanted::equalsIgnoreCase).findFirst();
  }

  /// Whether most columns of the one are columns of the other: a rebuild changes a few.
  private boolean isCopy(String table, String original) {
    List<String> columns = columns(table);
    List<String> others = columns(original);
    return 2 * columns.stream().filter(others::contains).count() > columns.size();
  }

  private List<String> columns(String table) {
    return session.query("SELECT lower(name) FROM pragma_table_info(?)", row -> row.text(1), table);
  }

  private Leftover leftover(String table, Form form, String original) {
    Optional<String> other = find(original);
    Presence presence = other.isPresent() ? Presence.BOTH : Presence.LEFTOVER_ONLY;
    List<Tool> likely = form.tools().stream().filter(used::contains).toList();
    return new Leftover(
        table,
        likely.isEmpty() ? form.tools() : likely,
        other.orElse(original),
        original.isEmpty() ? Presence.UNKNOWN : presence,
        rows(table),
        other.map(this::rows).orElse(0L));
  }

  private long rows(String table) {
    try {
      return session.number(
          "SELECT count(*) FROM (SELECT 1 FROM "
              + Names.quoted(table)
              + " LIMIT "
              + (Leftover.MOST_COUNTED + 1)
              + ")");
    } catch (SqliteError notCountable) {
      return 0;
    }
  }

  /// What has to speak for it.
  private enum Evidence {
    NAME,
    COPY_OR_TOOL,
    COPY_AND_TOOL
  }

  /// @param name its first group is the table that is being rebuilt
  private record Form(Pattern name, List<Tool> tools) {
    Form(String name, List<Tool> tools) {
      this(Pattern.compile(name, Pattern.CASE_INSENSITIVE), tools);
    }
  }
}
