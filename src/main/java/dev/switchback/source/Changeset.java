package dev.switchback.source;

import dev.switchback.migration.Checksum;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.Preconditions;
import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One changeset of Liquibase.
///
/// @param path the changelog's file as Liquibase records it
/// @param body what is run; empty text for one that isn't SQL
/// @param checksum of it, as Liquibase computes it; empty where that isn't known
/// @param attributes of its line, in lower case: `runonchange` -> `true`
/// @param comment its `--comment`
/// @param valid the checksums that are good besides its own; `any` for all
/// @param preconditions what has to hold before it is run
/// @param commandOnly why only Liquibase can run it; empty when Switchback can
record Changeset(
    String path,
    String author,
    String id,
    MigrationText body,
    Optional<Checksum> checksum,
    Optional<MigrationText> rollback,
    Map<String, String> attributes,
    String comment,
    List<String> valid,
    Preconditions preconditions,
    Optional<String> commandOnly) {
  Changeset {
    attributes = Map.copyOf(attributes);
    valid = List.copyOf(valid);
  }

  /// One that isn't written in SQL.
  static Changeset foreign(Path file, String path, String author, String id, String form) {
    return new Changeset(
        path,
        author,
        id,
        new MigrationText("", Optional.of(file), 1),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        "",
        List.of(),
        Preconditions.NONE,
        Optional.of(form));
  }

  /// How Liquibase names it, and how its history is found.
  String key() {
    return path + "::" + id + "::" + author;
  }

  /// As its line in the file has it.
  String shortName() {
    return author + ":" + id;
  }

  boolean is(String attribute) {
    return attributes.getOrDefault(attribute, "false").equalsIgnoreCase("true");
  }

  Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name)).filter(value -> !value.isBlank());
  }

  Optional<String> contexts() {
    return attribute("contextfilter").or(() -> attribute("context"));
  }

  /// Whether Liquibase would pass it over on SQLite.
  boolean isForOthers() {
    return is("ignore") || attribute("dbms").filter(dbms -> !includesSqlite(dbms)).isPresent();
  }

  static boolean includesSqlite(String dbms) {
    List<String> names = List.of(dbms.toLowerCase(Locale.ROOT).split("\\s*,\\s*"));
    if (names.contains("!sqlite") || names.contains("none")) {
      return false;
    }
    return names.contains("sqlite")
        || names.contains("all")
        || names.stream().allMatch(name -> name.startsWith("!"));
  }

  /// @param name what it is called among the others
  /// @param files all files of the changelog, one to a line
  /// @param leftOut why Liquibase passes it over as it is set up; empty when it doesn't
  Migration migration(int place, String name, String files, String leftOut) {
    Origin.Kind kind =
        commandOnly.isPresent()
            ? Origin.Kind.CODE
            : is("runonchange") || is("runalways") ? Origin.Kind.REPEATABLE : Origin.Kind.SQL;
    Origin origin =
        Origin.of(key(), kind).withMarks(marks(files, leftOut)).withPreconditions(preconditions);
    return new Migration(
        Version.placed(place, name),
        description(),
        body,
        rollback,
        checksum.map(own -> origin.withChecksum(own, Set.of())).orElse(origin));
  }

  /// An expression of several words stands in parentheses in the history.
  private static String asRecorded(String contexts) {
    return contexts.contains(",") || contexts.contains(" ") ? "(" + contexts + ")" : contexts;
  }

  private String description() {
    String circumstances =
        contexts().map(contexts -> "context " + contexts).orElse("")
            + attribute("labels").map(labels -> " labels " + labels).orElse("");
    return circumstances.isBlank()
        ? comment
        : (comment + " (" + circumstances.strip() + ")").strip();
  }

  private Map<String, String> marks(String files, String leftOut) {
    Map<String, String> marks = new TreeMap<>();
    marks.put("id", id);
    marks.put("author", author);
    marks.put("file", path);
    marks.put("files", files);
    marks.put("comment", comment);
    contexts().ifPresent(value -> marks.put("contexts", asRecorded(value)));
    attribute("labels").ifPresent(value -> marks.put("labels", value));
    attribute("logicalfilepath").ifPresent(value -> marks.put("logicalFilePath", value));
    if (!leftOut.isEmpty()) {
      marks.put(Origin.LEFT_OUT, leftOut);
    }
    if (!valid.isEmpty()) {
      marks.put(Origin.ACCEPTED_CHECKSUMS, String.join(" ", valid));
    }
    return marks;
  }
}
