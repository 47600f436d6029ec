package dev.switchback.template;

import dev.switchback.sql.Script;
import dev.switchback.sql.Token;
import dev.switchback.sql.Tokenizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a person wanted who wrote a statement that SQLite can't do in place, as fields of the
/// template that rebuilds the table. What the statement doesn't say is left to be filled in.
///
/// @param fields by field of [Template#REBUILD_TABLE]; the table among them
public record RebuildWish(Map<TemplateField, String> fields) {
  private static final String NAME = "(?:\"[^\"]*\"|`[^`]*`|\\[[^]]*]|[^\\s.\"`\\[]+)";
  private static final Pattern POSITION =
      Pattern.compile("\\s+(?:FIRST|AFTER\\s+\\S+)\\s*$", Pattern.CASE_INSENSITIVE);

  public RebuildWish {
    fields = Map.copyOf(fields);
  }

  /// Empty where something else helps than a rebuild.
  public static Optional<RebuildWish> of(InPlaceNote note) {
    InPlaceFinding finding = note.finding();
    if (finding.kind().cure() != InPlaceFinding.Cure.REBUILD || finding.table().isBlank()) {
      return Optional.empty();
    }
    Map<TemplateField, String> fields = new EnumMap<>(TemplateField.class);
    fields.put(TemplateField.TABLE, finding.table());
    String text = withoutComments(note.statement().text());
    switch (finding.kind()) {
      case DROP_COLUMN -> fields.put(TemplateField.DROP, finding.subject());
      case ADD_UNIQUE_COLUMN, ADD_NOT_NULL_COLUMN, ADD_COLUMN_WITH_EXPRESSION, ADD_STORED_COLUMN ->
          behind(text, "ADD(?:\\s+COLUMN)?")
              .ifPresent(column -> fields.put(TemplateField.ADD, column));
      case COLUMN_POSITION ->
          behind(text, "ADD(?:\\s+COLUMN)?")
              .ifPresent(
                  column ->
                      fields.put(TemplateField.ADD, POSITION.matcher(column).replaceFirst("")));
      case ADD_CHECK, ADD_KEY ->
          behind(text, "ADD").ifPresent(rule -> fields.put(TemplateField.CONSTRAINT, rule));
      case CHANGE_TYPE ->
          behind(text, "MODIFY(?:\\s+COLUMN)?")
              .ifPresent(column -> fields.put(TemplateField.CHANGE, column));
      case RENAME_COLUMN,
          SET_NOT_NULL,
          DROP_NOT_NULL,
          DROP_CONSTRAINT,
          CHANGE_DEFAULT,
          RENAME_CONSTRAINT,
          SEVERAL_ACTIONS,
          IF_EXISTS,
          ADD_PRIMARY_KEY_COLUMN,
          ALTER_OTHER,
          TRUNCATE -> {
        // The definition of the table says it best.
      }
    }
    return Optional.of(new RebuildWish(fields));
  }

  public String table() {
    return fields.getOrDefault(TemplateField.TABLE, "");
  }

  /// The statement that adds a column, as somebody would write it.
  public static Script addition(String table, String definition) {
    return Script.of("ALTER TABLE " + SqlNames.written(table) + " ADD COLUMN " + definition);
  }

  /// What of `script` a rebuild would do instead, on this release of SQLite.
  public static Optional<RebuildWish> firstOf(Script script) {
    return InPlaceNote.in(script, SqliteVersion.here()).stream()
        .flatMap(note -> of(note).stream())
        .findFirst();
  }

  /// A description to begin with: `rebuild orders`.
  public String description() {
    return "rebuild " + table().toLowerCase(Locale.ROOT);
  }

  /// On one line, since a field that takes several values takes one on each.
  private static Optional<String> behind(String text, String words) {
    Matcher found =
        Pattern.compile(
                "^ALTER\\s+TABLE\\s+(?:"
                    + NAME
                    + "\\s*\\.\\s*)?"
                    + NAME
                    + "\\s+"
                    + words
                    + "\\s+(.+?)\\s*;?\\s*$",
                Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
            .matcher(text);
    return found.find()
        ? Optional.of(found.group(1).replaceAll("\\s*\\R\\s*", " ").strip())
        : Optional.empty();
  }

  private static String withoutComments(String text) {
    List<Token> tokens = Tokenizer.tokens(text);
    StringBuilder plain = new StringBuilder();
    int end = 0;
    for (Token token : tokens) {
      if (token.isSignificant()) {
        plain.append(end < token.start() && !plain.isEmpty() ? " " : "").append(token.in(text));
        end = token.start() + token.in(text).length();
      }
    }
    return plain.toString();
  }
}
