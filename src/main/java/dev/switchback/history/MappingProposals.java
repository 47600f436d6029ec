package dev.switchback.history;

import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Looks for tables that could be somebody's own history, by the names of their columns and by what
/// stands in them.
final class MappingProposals {
  private static final int ENOUGH = 5;
  private static final int MOST_ROWS = 2000;
  private static final int SAMPLE = 200;
  private static final Pattern TABLE =
      Pattern.compile(
          ".*(migrat|schema_?(version|change|update|patch|histor)|db_?version|database_?version"
              + "|change_?log|upgrade).*");
  private static final List<String> STRONG_VERSION =
      List.of(
          "version",
          "migration_version",
          "schema_version",
          "version_number",
          "version_num",
          "migration_id",
          "migration_name",
          "migration",
          "filename",
          "file_name",
          "script_name",
          "script",
          "revision");
  private static final List<String> WEAK_VERSION = List.of("name", "file", "number", "id");
  private static final List<String> NAME =
      List.of("description", "name", "migration_name", "title", "filename", "script", "comment");
  private static final List<String> STRONG_TIME =
      List.of(
          "applied_at",
          "applied_on",
          "applied",
          "run_on",
          "run_at",
          "ran_at",
          "executed_at",
          "executed_on",
          "installed_on",
          "installed_at",
          "migrated_at",
          "completed_at");
  private static final List<String> WEAK_TIME =
      List.of("created_at", "created", "timestamp", "date", "time", "updated_at");
  private static final List<String> SUCCESS =
      List.of("success", "succeeded", "successful", "status", "state", "ok", "result");
  private static final List<String> CHECKSUM =
      List.of("checksum", "hash", "sha256", "md5", "sha1", "digest");

  private final Tables.Table table;
  private final ToolTable rows;
  private final List<String> reasons = new ArrayList<>();
  private int score;

  private MappingProposals(Tables.Table table, ToolTable rows) {
    this.table = table;
    this.rows = rows;
  }

  /// For all tables but those of `recognised` histories, the likeliest first.
  static List<MappingProposal> of(Session session, Tables tables, List<FoundHistory> recognised) {
    return tables.tables().stream()
        .filter(table -> recognised.stream().noneMatch(found -> table.isNamed(found.table())))
        .flatMap(table -> of(session, table).stream())
        .sorted(Comparator.comparingInt(proposal -> -proposal.score()))
        .toList();
  }

  static Optional<MappingProposal> of(Session session, Tables.Table table) {
    String lower = table.name().toLowerCase(Locale.ROOT);
    if (lower.startsWith("sqlite_") || hasMany(session, table.name())) {
      return Optional.empty();
    }
    ToolTable sample = ToolTable.read(session, table.name(), "1 LIMIT " + SAMPLE);
    return new MappingProposals(table, sample).proposal(TABLE.matcher(lower).matches());
  }

  private static boolean hasMany(Session session, String table) {
    return session.number(
            "SELECT count(*) FROM (SELECT 1 FROM "
                + Names.quoted(table)
                + " LIMIT "
                + (MOST_ROWS + 1)
                + ")")
        > MOST_ROWS;
  }

  private Optional<MappingProposal> proposal(boolean isNamedLikeOne) {
    Optional<String> strong = one(STRONG_VERSION, this::holdsVersions);
    Optional<String> version = strong.or(() -> one(WEAK_VERSION, this::holdsVersions));
    Optional<String> strongTime = one(STRONG_TIME, this::holdsTimes);
    Optional<String> time = strongTime.or(() -> one(WEAK_TIME, this::holdsTimes));
    boolean looksLikeOne = isNamedLikeOne || (strong.isPresent() && strongTime.isPresent());
    if (version.isEmpty() || !looksLikeOne) {
      return Optional.empty();
    }
    if (isNamedLikeOne) {
      count(4, "the table's name");
    }
    String versionColumn = version.get();
    count(strong.isPresent() ? 3 : 1, "column " + versionColumn);
    if (!rows.rows().isEmpty()) {
      count(1, "different versions in each of its rows");
    }
    time.ifPresent(column -> count(strongTime.isPresent() ? 2 : 1, "column " + column));
    Optional<String> name = one(NAME, column -> !column.equalsIgnoreCase(versionColumn));
    name.ifPresent(column -> count(1, "column " + column));
    Optional<String> success = one(SUCCESS, column -> true);
    success.ifPresent(column -> count(1, "column " + column));
    Optional<String> checksum = one(CHECKSUM, column -> true);
    checksum.ifPresent(column -> count(1, "column " + column));
    return score < ENOUGH
        ? Optional.empty()
        : Optional.of(
            new MappingProposal(
                new Mapping(table.name(), versionColumn, name, time, success, checksum),
                score,
                reasons));
  }

  private void count(int points, String reason) {
    score += points;
    reasons.add(reason);
  }

  private Optional<String> one(List<String> names, Predicate<String> condition) {
    return names.stream()
        .flatMap(name -> table.column(name).stream())
        .map(Tables.Column::name)
        .filter(condition)
        .findFirst();
  }

  /// A counter beside a name is no version: the name is what the runner looks for.
  private boolean holdsVersions(String column) {
    boolean isCounter =
        column.equalsIgnoreCase("id")
            && (table.column("name").isPresent() || table.column("filename").isPresent());
    long different =
        rows.rows().stream().flatMap(row -> row.text(column).stream()).distinct().count();
    return !isCounter && different == rows.rows().size();
  }

  private boolean holdsTimes(String column) {
    return rows.rows().stream()
        .filter(row -> !row.isNull(column))
        .allMatch(row -> row.time(column).isPresent());
  }
}
