package dev.switchback.history;

import dev.switchback.migration.Blockage;
import dev.switchback.sqlite.Session;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Where a tool keeps its lock.
///
/// @param table the name of its table; a `*` stands for the name of the history's
/// @param flag the column that says whether it is taken; empty where a row alone says so
/// @param since the column of the time at which it was taken; empty where none is kept
record LockRow(String table, String flag, String since) {

  List<Blockage> read(Session session, String history) {
    String name = table.replace("*", history);
    return ToolTable.read(session, name, "1").rows().stream()
        .filter(cells -> flag.isEmpty() || cells.isTrue(flag))
        .map(
            cells ->
                new Blockage(
                    Blockage.Kind.LOCK,
                    name,
                    Optional.empty(),
                    since.isEmpty() ? Optional.empty() : cells.time(since),
                    "",
                    OptionalLong.empty(),
                    cells.shown()))
        .toList();
  }
}
