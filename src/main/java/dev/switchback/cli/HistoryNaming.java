package dev.switchback.cli;

import dev.switchback.history.HistoryChoice;
import dev.switchback.history.HistoryFit;
import dev.switchback.history.Mapping;
import dev.switchback.history.MappingProposal;
import dev.switchback.migration.Tool;
import dev.switchback.registry.HistoryFindings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which history shall count, as it was typed.
class HistoryNaming {
  private static final Set<String> MEANINGS =
      Set.of("version", "name", "at", "success", "checksum");

  @Option(
      names = "--use",
      paramLabel = "TOOL",
      description =
          "The tool whose history counts, such as sqlx or golang-migrate; home-made for a table of"
              + " one's own, home-made-newest where its program looks at the newest version only;"
              + " switchback for Switchback's.")
  private @Nullable String use;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "The table it stands in, where it has another name than usual.")
  private @Nullable String table;

  @Option(
      names = "--map",
      paramLabel = "MEANING=COLUMN,…",
      description =
          "What the columns of a home-made table mean: version=COLUMN, and any of name, at,"
              + " success and checksum.")
  private @Nullable String map;

  /// Whether anything was said.
  final boolean isGiven() {
    return use != null || map != null || table != null;
  }

  /// The history that was named; empty when none was.
  ///
  /// @param now what is in the database; empty when there is no file yet
  final Optional<HistoryChoice> named(Optional<HistoryFindings> now) {
    if (map != null) {
      return Optional.of(mapped());
    }
    if (use == null) {
      if (table != null) {
        throw new Usage("--table belongs to --use or --map.");
      }
      return Optional.empty();
    }
    Tool tool = tool(use);
    return Optional.of(tool.isHomeMade() ? homeMade(tool, now) : used(tool));
  }

  private HistoryChoice used(Tool tool) {
    return new HistoryChoice(Optional.of(tool), Optional.ofNullable(table), Optional.empty());
  }

  /// A table that is known needs no mapping; for another the proposed one is taken.
  private HistoryChoice homeMade(Tool tool, Optional<HistoryFindings> now) {
    boolean isKnown =
        now.stream()
            .flatMap(found -> found.found().stream())
            .anyMatch(
                one ->
                    one.tool() == tool && (table == null || table.equalsIgnoreCase(one.table())));
    if (isKnown) {
      return used(tool);
    }
    List<MappingProposal> proposals =
        now.stream()
            .flatMap(found -> found.proposals().stream())
            .filter(one -> table == null || one.mapping().table().equalsIgnoreCase(table))
            .toList();
    if (proposals.size() != 1) {
      throw new Usage(
          "Which table, and what do its columns mean? Say it with --map version=COLUMN,… --table"
              + " TABLE.");
    }
    Mapping mapping = proposals.getFirst().mapping();
    return new HistoryChoice(Optional.of(tool), Optional.of(mapping.table()), Optional.of(mapping));
  }

  private HistoryChoice mapped() {
    if (table == null) {
      throw new Usage("Which table? Say it with --table TABLE.");
    }
    Tool tool = use == null ? Tool.HOME_MADE : tool(use);
    if (!tool.isHomeMade()) {
      throw new Usage("--map is for home-made tables; the columns of " + use + " are known.");
    }
    Map<String, String> columns = columns();
    String version = columns.get("version");
    if (version == null) {
      throw new Usage("--map has to say which column is the version: --map version=COLUMN.");
    }
    Mapping mapping =
        new Mapping(
            table,
            version,
            Optional.ofNullable(columns.get("name")),
            Optional.ofNullable(columns.get("at")),
            Optional.ofNullable(columns.get("success")),
            Optional.ofNullable(columns.get("checksum")));
    return new HistoryChoice(Optional.of(tool), Optional.of(table), Optional.of(mapping));
  }

  private Map<String, String> columns() {
    Map<String, String> columns = new HashMap<>();
    for (String part : String.valueOf(map).split(",")) {
      int equals = part.indexOf('=');
      String meaning = equals < 0 ? "" : part.substring(0, equals).strip();
      String column = part.substring(equals + 1).strip();
      if (!MEANINGS.contains(meaning) || column.isEmpty()) {
        throw new Usage(
            "Not understood in --map: \""
                + part
                + "\". It takes version, name, at, success and checksum, each with =COLUMN.");
      }
      columns.put(meaning, column);
    }
    return columns;
  }

  /// A tool whose table isn't there yet: the first run or stamp makes it.
  static boolean isYetToBeMade(HistoryChoice choice, HistoryFindings findings) {
    return findings.fit() == HistoryFit.NO_TABLE
        && choice.table().isEmpty()
        && choice.tool().filter(tool -> tool.isWritable() && !tool.isHomeMade()).isPresent();
  }

  /// The tool of this name.
  static Tool tool(String typed) {
    String plain = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return Stream.of(Tool.values())
        .filter(tool -> Fields.word(tool).replace("-", "").equals(plain))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> names = Stream.of(Tool.values()).map(Fields::word).toList();
              List<String> similar = Similar.to(typed, names);
              return new Usage(
                  "There is no tool called \""
                      + typed
                      + "\" here."
                      + (similar.isEmpty() ? "" : " Similar: " + String.join(", ", similar) + "."));
            });
  }
}
