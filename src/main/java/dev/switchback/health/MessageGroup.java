package dev.switchback.health;

import dev.switchback.schema.Names;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Messages that say the same of the same table or index.
final class MessageGroup {
  private static final int ORIGINALS_KEPT = 20;
  private static final int ROWS_KEPT = 5;

  private final IntegrityMessage first;
  private final List<String> originals = new ArrayList<>();
  private final List<IntegrityMessage> withRows = new ArrayList<>();
  private long count;

  MessageGroup(IntegrityMessage first) {
    this.first = first;
  }

  void add(IntegrityMessage message) {
    count++;
    if (originals.size() < ORIGINALS_KEPT) {
      originals.add(message.text());
    }
    if (message.row() != IntegrityMessage.Numbered.NOT && withRows.size() < ROWS_KEPT) {
      withRows.add(message);
    }
  }

  Finding finding(Session session) {
    return new Finding(
        first.kind(),
        first.table(),
        first.index(),
        first.page(),
        first.column(),
        count,
        rows(session),
        originals);
  }

  private List<Long> rows(Session session) {
    List<Long> rows = new ArrayList<>();
    for (IntegrityMessage message : withRows) {
      OptionalLong rowid =
          message.row() == IntegrityMessage.Numbered.BY_ROWID
              ? OptionalLong.of(message.rowNumber())
              : rowid(session, message);
      if (rowid.isPresent()) {
        rows.add(rowid.getAsLong());
      }
    }
    return rows;
  }

  /// SQLite counts rows in the order of the table, from 1 (pragma.c, register 7), which says little
  /// to anybody: the same row by its rowid.
  private static OptionalLong rowid(Session session, IntegrityMessage message) {
    if (message.table().isEmpty()) {
      return OptionalLong.empty();
    }
    String table = Names.quoted(message.table().get());
    try {
      return session
          .first(
              "SELECT rowid FROM " + table + " NOT INDEXED ORDER BY rowid LIMIT 1 OFFSET ?",
              row -> OptionalLong.of(row.number(1)),
              message.rowNumber() - 1)
          .orElse(OptionalLong.empty());
    } catch (SqliteError withoutRowidOrUnreadable) {
      return OptionalLong.empty();
    }
  }
}
