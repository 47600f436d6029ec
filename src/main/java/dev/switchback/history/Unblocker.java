package dev.switchback.history;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes away what keeps a tool from going on, as the tool's own repair command would. Has to be
/// called inside a write transaction.
public final class Unblocker {
  private final Session session;
  private final Instant now;
  private final Optional<String> checksum;

  /// @param checksum that of the migration's file as it is now, where there is one
  public Unblocker(Session session, Instant now, Optional<String> checksum) {
    this.session = session;
    this.now = now;
    this.checksum = checksum;
  }

  /// Makes the history say that the migration was not applied.
  ///
  /// @param before the newest migration that is applied, for tools that keep only a position
  public void clear(Tool tool, Blockage blockage, Optional<Version> before) {
    switch (tool) {
      case GOLANG_MIGRATE -> {
        session.execute("DELETE FROM " + Names.quoted(blockage.table()));
        before.ifPresent(version -> position(blockage.table(), version));
      }
      case PRISMA ->
          update(
              blockage,
              "rolled_back_at = ?",
              isNumber(blockage, "started_at") ? now.toEpochMilli() : isoWithOffset());
      default -> deleteRow(blockage);
    }
  }

  /// Makes the history say that the migration was applied.
  public void confirm(Tool tool, Blockage blockage) {
    switch (tool) {
      case GOLANG_MIGRATE -> {
        session.execute("DELETE FROM " + Names.quoted(blockage.table()));
        blockage.version().ifPresent(version -> position(blockage.table(), version));
      }
      case PRISMA -> resolveAsApplied(blockage);
      case ATLAS ->
          update(
              blockage, "applied = total, error = NULL, error_stmt = NULL, partial_hashes = NULL");
      default -> update(blockage, "success = 1");
    }
  }

  /// As `prisma migrate resolve --applied` does: the failed row is rolled back, and a new one says
  /// that the migration was applied in no steps.
  private void resolveAsApplied(Blockage blockage) {
    Object at = isNumber(blockage, "started_at") ? now.toEpochMilli() : isoWithOffset();
    update(blockage, "rolled_back_at = ?", at);
    session.execute(
        "INSERT INTO "
            + Names.quoted(blockage.table())
            + " (id, checksum, finished_at, migration_name, logs, started_at, applied_steps_count)"
            + " VALUES (?, ?, ?, ?, '', ?, 0)",
        UUID.randomUUID().toString(),
        checksum.orElseGet(() -> blockage.cells().getOrDefault("checksum", "")),
        at,
        blockage.cells().getOrDefault("migration_name", ""),
        at);
  }

  /// Gives a lock back.
  public void release(Tool tool, Blockage blockage) {
    switch (tool) {
      case LIQUIBASE -> update(blockage, "LOCKED = 0, LOCKGRANTED = NULL, LOCKEDBY = NULL");
      case KNEX, LUCID, KYSELY -> update(blockage, "is_locked = 0");
      default -> deleteRow(blockage);
    }
  }

  private void position(String table, Version version) {
    session.execute(
        "INSERT INTO " + Names.quoted(table) + " (version, dirty) VALUES (?, 0)",
        version.number().longValueExact());
  }

  private static boolean isNumber(Blockage blockage, String column) {
    return blockage.cells().getOrDefault(column, "").matches("\\d{12,}");
  }

  private String isoWithOffset() {
    String text = now.truncatedTo(java.time.temporal.ChronoUnit.MILLIS).toString();
    return text.replace("Z", "+00:00");
  }

  private void deleteRow(Blockage blockage) {
    require(
        session.execute(
            "DELETE FROM " + Names.quoted(blockage.table()) + where(blockage),
            values(blockage, List.of())));
  }

  private void update(Blockage blockage, String assignments, Object... first) {
    require(
        session.execute(
            "UPDATE " + Names.quoted(blockage.table()) + " SET " + assignments + where(blockage),
            values(blockage, List.of(first))));
  }

  /// The row is found by everything that was read of it: when somebody changed it since, none is.
  private static void require(long rows) {
    if (rows != 1) {
      throw new IllegalStateException(rows + " rows instead of the one that was shown");
    }
  }

  private static String where(Blockage blockage) {
    StringBuilder where = new StringBuilder(" WHERE ");
    for (Map.Entry<String, String> cell : blockage.cells().entrySet()) {
      String name = Names.quoted(cell.getKey());
      where
          .append(where.length() == " WHERE ".length() ? "" : " AND ")
          .append("CASE typeof(")
          .append(name)
          .append(") WHEN 'null' THEN 'NULL' WHEN 'blob' THEN hex(")
          .append(name)
          .append(") ELSE CAST(")
          .append(name)
          .append(" AS TEXT) END = ?");
    }
    return where.toString();
  }

  private static @Nullable Object[] values(Blockage blockage, List<Object> first) {
    List<@Nullable Object> values = new ArrayList<>(first);
    values.addAll(blockage.cells().values());
    return values.toArray();
  }
}
