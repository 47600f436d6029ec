package dev.switchback.source;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.switchback.migration.SourceProblem.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `meta/_journal.json`: which files Drizzle takes for migrations, and when each was generated.
record DrizzleJournal(List<Entry> entries) {
  static final String FILE = "meta/_journal.json";

  DrizzleJournal {
    entries = List.copyOf(entries);
  }

  /// @param when milliseconds since 1970
  /// @param tag the file's name without its ending
  record Entry(long when, String tag) {
    static Entry of(long when, String tag) {
      if (when < 0 || !tag.matches("[^/\\\\\\x00]+")) {
        throw new IllegalStateException("No entry: " + when + ", " + tag);
      }
      return new Entry(when, tag);
    }
  }

  /// Reads it; what can't be understood becomes a problem.
  static DrizzleJournal read(Path place, Gathering gathering) {
    Path file = place.resolve(FILE);
    List<Entry> entries = new ArrayList<>();
    gathering
        .open(file, Optional.empty())
        .ifPresent(
            whole -> {
              try {
                JsonObject root = JsonParser.parseString(whole.text()).getAsJsonObject();
                JsonArray listed = root.getAsJsonArray("entries");
                for (JsonElement one : listed) {
                  JsonObject entry = one.getAsJsonObject();
                  entries.add(
                      Entry.of(entry.get("when").getAsLong(), entry.get("tag").getAsString()));
                }
              } catch (JsonParseException
                  | IllegalStateException
                  | ClassCastException
                  | NullPointerException
                  | NumberFormatException
                  | UnsupportedOperationException notOurs) {
                gathering.problem(
                    file, 0, Kind.UNREADABLE, Optional.empty(), "it is no journal of Drizzle");
              }
            });
    DrizzleJournal journal = new DrizzleJournal(entries);
    journal.checkOrder(file, gathering);
    return journal;
  }

  /// A new database gets them in the order of the journal, any other by their times.
  private void checkOrder(Path file, Gathering gathering) {
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).when() < entries.get(i - 1).when()) {
        gathering.problem(
            file,
            0,
            Kind.TOOL_REFUSES,
            Optional.empty(),
            entries.get(i).tag()
                + " is listed after "
                + entries.get(i - 1).tag()
                + " but is older: on a new database it runs, on others never");
      }
    }
  }
}
