package dev.switchback.ui.histories;

import dev.switchback.registry.Database;
import java.util.List;
import java.util.Map;

/// What the sheet asks of the engine. Every call blocks and reads the file; nothing is changed.
public interface HistoryLook {
  Findings find(Database database);

  /// The first rows of a table as they are stored, by column.
  List<Map<String, String>> rows(Database database, String table);
}
