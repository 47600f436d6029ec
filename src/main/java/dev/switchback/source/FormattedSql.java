package dev.switchback.source;

import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Preconditions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one file of Liquibase's formatted SQL.
///
/// What is a line for Liquibase becomes an empty line of the changeset, so that lines keep their
/// numbers; its checksum counts no blanks.
final class FormattedSql {
  private static final Pattern HEADER = insensitive("\\s*--\\s*liquibase\\s*formatted.*");
  private static final Pattern PROPERTY = insensitive("\\s*--\\s*property\\s+(.*:.*)");
  private static final Pattern NAME = insensitive(".*\\bname:\\s*(\\S+).*");
  private static final Pattern VALUE = insensitive(".*\\bvalue:\\s*(\\S+).*");
  private static final Pattern IGNORE = insensitive("--\\s*ignoreLines:(\\w+)");
  private static final Pattern COMMENT = insensitive("--\\s*comment:? (.*)");
  private static final Pattern VALID = insensitive("--\\s*validCheckSum:? (.*)");
  private static final Pattern ROLLBACK = insensitive("\\s*--\\s*rollback (.*)");
  private static final Pattern ROLLBACK_START =
      insensitive("\\s*/\\*\\s*liquibase\\s*rollback\\s*");
  private static final Pattern ROLLBACK_END = insensitive("(.*)\\*/\\s*");

  private final Path file;
  private final String path;
  private final Map<String, String> properties;
  private final List<Changeset> changesets = new ArrayList<>();
  private Optional<Open> open = Optional.empty();
  private int ignoring;
  private boolean ignoringToEnd;
  private boolean inRollback;
  private Optional<String> logicalPath = Optional.empty();

  private FormattedSql(Path file, String path, Map<String, String> properties) {
    this.file = file;
    this.path = path;
    this.properties = properties;
  }

  /// A changeset whose end isn't read yet.
  private static final class Open {
    private final ChangesetLine line;
    private final int number;
    private final List<String> body = new ArrayList<>();
    private final List<String> rollback = new ArrayList<>();
    private final List<String> valid = new ArrayList<>();
    private int rollbackLine;
    private String comment = "";
    private final LiquibaseConditions conditions = new LiquibaseConditions();

    Open(ChangesetLine line, int number) {
      this.line = line;
      this.number = number;
    }

    void rollBack(int at, String text) {
      if (rollback.isEmpty()) {
        rollbackLine = at;
      }
      while (rollback.size() < at - rollbackLine) {
        rollback.add("");
      }
      rollback.add(text);
    }
  }

  static boolean isHeader(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .filter(line -> HEADER.matcher(line).matches())
        .isPresent();
  }

  /// @param path the file as Liquibase records it
  /// @param properties what `${name}` stands for; those of this file are added
  static List<Changeset> read(Path file, String path, String text, Map<String, String> properties) {
    FormattedSql reading = new FormattedSql(file, path, properties);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      reading.take(lines.get(i), i + 1);
    }
    reading.close();
    return reading.changesets;
  }

  /// A file without Liquibase's first line: one changeset, by the name that Liquibase gives it.
  static Changeset raw(Path file, String path, String text) {
    return new Changeset(
        path,
        "includeAll",
        "raw",
        new MigrationText(text, Optional.of(file), 1),
        Optional.of(LiquibaseChecksum.of(text)),
        Optional.empty(),
        Map.of(),
        "",
        List.of(),
        Preconditions.NONE,
        Optional.empty());
  }

  private void take(String line, int number) {
    Matcher ignore = IGNORE.matcher(line);
    if (ignoring > 0 || ignoringToEnd) {
      ignoring = Math.max(0, ignoring - 1);
      ignoringToEnd = ignoringToEnd && !(ignore.matches() && ignore.group(1).equals("end"));
      blank();
    } else if (inRollback) {
      takeRollback(line, number);
    } else if (ignore.matches()) {
      ignoringToEnd = ignore.group(1).equals("start");
      ignoring = ignore.group(1).matches("\\d{1,6}") ? Integer.parseInt(ignore.group(1)) : 0;
      blank();
    } else if (PROPERTY.matcher(line).matches()) {
      property(line);
      blank();
    } else if (HEADER.matcher(line).matches()) {
      logicalPath = Optional.ofNullable(ChangesetLine.attributes(line).get("logicalfilepath"));
      blank();
    } else {
      Optional<ChangesetLine> begins = ChangesetLine.of(line);
      if (begins.isPresent()) {
        close();
        open = Optional.of(new Open(begins.get(), number));
      } else {
        open.ifPresent(changeset -> takeInside(changeset, line, number));
      }
    }
  }

  private void takeInside(Open changeset, String line, int number) {
    Matcher comment = COMMENT.matcher(line);
    Matcher valid = VALID.matcher(line);
    Matcher rollback = ROLLBACK.matcher(line);
    if (comment.matches()) {
      changeset.comment = comment.group(1);
    } else if (valid.matches()) {
      changeset.valid.add(valid.group(1).strip());
    } else if (rollback.matches()) {
      changeset.rollBack(number, rollback.group(1));
    } else if (ROLLBACK_START.matcher(line).matches()) {
      inRollback = true;
    } else if (!changeset.conditions.take(line, placeholders())) {
      changeset.body.add(line);
      return;
    }
    changeset.body.add("");
  }

  private void takeRollback(String line, int number) {
    Matcher end = ROLLBACK_END.matcher(line);
    inRollback = !end.matches();
    String text = end.matches() ? end.group(1) : line;
    open.ifPresent(changeset -> changeset.rollBack(number, text));
    blank();
  }

  private void blank() {
    open.ifPresent(changeset -> changeset.body.add(""));
  }

  private void property(String line) {
    Matcher name = NAME.matcher(line);
    Matcher value = VALUE.matcher(line);
    String dbms = ChangesetLine.attributes(line).getOrDefault("dbms", "all");
    if (name.matches() && value.matches() && Changeset.includesSqlite(dbms)) {
      properties.putIfAbsent(name.group(1), value.group(1));
    }
  }

  private void close() {
    open.ifPresent(changeset -> changesets.add(closed(changeset)));
    open = Optional.empty();
    inRollback = false;
  }

  private Placeholders placeholders() {
    return new Placeholders(properties, "${", "}");
  }

  private Changeset closed(Open changeset) {
    Placeholders values = placeholders();
    Map<String, String> attributes = changeset.line.attributes();
    String delimiter = attributes.getOrDefault("enddelimiter", "");
    String sql = values.in(String.join("\n", changeset.body)).text();
    String parted = Delimiters.asSemicolons(sql, delimiter);
    MigrationText body = new MigrationText(parted, Optional.of(file), changeset.number + 1);
    if (attributes.getOrDefault("runintransaction", "true").equalsIgnoreCase("false")) {
      body = body.outsideTransaction("runInTransaction:false");
    }
    Optional<String> commandOnly =
        changeset
            .conditions
            .notUnderstood()
            .or(() -> Optional.ofNullable(attributes.get("runwith")).map(by -> "runWith:" + by));
    String recordedPath =
        Optional.ofNullable(attributes.get("logicalfilepath")).or(() -> logicalPath).orElse(path);
    return new Changeset(
        recordedPath,
        values.in(changeset.line.author()).text(),
        values.in(changeset.line.id()).text(),
        body,
        Optional.of(LiquibaseChecksum.of(sql)),
        rollback(changeset, values),
        attributes,
        changeset.comment,
        changeset.valid,
        changeset.conditions.all(),
        commandOnly);
  }

  /// `empty` and `not required` are no way back that could be run; `changesetId:1` is the text of
  /// another changeset.
  private Optional<MigrationText> rollback(Open changeset, Placeholders values) {
    String sql = values.in(String.join("\n", changeset.rollback)).text();
    String word = sql.strip().toLowerCase(Locale.ROOT);
    if (word.isEmpty() || word.startsWith("not required") || word.startsWith("empty")) {
      return Optional.empty();
    }
    if (word.contains("changesetid:")) {
      Map<String, String> other = ChangesetLine.attributes(sql);
      return changesets.stream()
          .filter(c -> c.id().equals(other.get("changesetid")))
          .filter(c -> c.author().equals(other.get("changesetauthor")))
          .findFirst()
          .map(Changeset::body);
    }
    return Optional.of(new MigrationText(sql, Optional.of(file), changeset.rollbackLine))
        .filter(MigrationText::hasStatements);
  }

  private static Pattern insensitive(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
