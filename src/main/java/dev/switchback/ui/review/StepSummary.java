package dev.switchback.ui.review;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.migration.PlanStep;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in a few words what statements will do, from their first words. What they really do is for
/// a try on a copy to find out.
final class StepSummary {
  private static final String NAME =
      "((?:[\\w$]+|\"[^\"]+\"|`[^`]+`|\\[[^\\]]+\\])"
          + "(?:\\s*\\.\\s*(?:[\\w$]+|\"[^\"]+\"|`[^`]+`|\\[[^\\]]+\\]))?)";
  private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern CREATE =
      pattern(
          "CREATE\\s+(?:TEMP\\s+|TEMPORARY\\s+|UNIQUE\\s+|VIRTUAL\\s+)?"
              + "(TABLE|INDEX|VIEW|TRIGGER)\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?"
              + NAME);
  private static final Pattern DROP =
      pattern("DROP\\s+(TABLE|INDEX|VIEW|TRIGGER)\\s+(?:IF\\s+EXISTS\\s+)?" + NAME);
  private static final Pattern ADD_COLUMN =
      pattern("ALTER\\s+TABLE\\s+" + NAME + "\\s+ADD\\s+(?:COLUMN\\s+)?" + NAME);
  private static final Pattern DROP_COLUMN =
      pattern("ALTER\\s+TABLE\\s+" + NAME + "\\s+DROP\\s+(?:COLUMN\\s+)?" + NAME);
  private static final Pattern RENAME = pattern("ALTER\\s+TABLE\\s+" + NAME + "\\s+RENAME\\s+(.+)");
  private static final Pattern INSERT = pattern("(?:INSERT|REPLACE)\\b.*?\\bINTO\\s+" + NAME);
  private static final Pattern UPDATE = pattern("UPDATE\\s+(?:OR\\s+\\w+\\s+)?" + NAME);
  private static final Pattern DELETE = pattern("DELETE\\s+FROM\\s+" + NAME);
  private static final int SHOWN = 3;

  private StepSummary() {}

  /// What a step does: of a program, its name.
  static String of(PlanStep step) {
    return step.text()
        .code()
        .map(code -> text("review.step.java", code.className()))
        .orElseGet(() -> of(step.script().statements()));
  }

  /// The first few effects, and how many more there are.
  static String of(List<SqlStatement> statements) {
    List<String> effects = new ArrayList<>();
    for (SqlStatement statement : statements) {
      effect(statement).filter(effect -> !effects.contains(effect)).ifPresent(effects::add);
    }
    if (effects.isEmpty()) {
      return text("review.step.statements", statements.size());
    }
    String shown = String.join(" · ", effects.subList(0, Math.min(SHOWN, effects.size())));
    return effects.size() <= SHOWN
        ? shown
        : text("review.step.andMore", shown, effects.size() - SHOWN);
  }

  /// What one statement does; empty when its first words don't tell.
  static Optional<String> effect(SqlStatement statement) {
    String sql = COMMENT.matcher(statement.text()).replaceAll(" ").strip();
    Matcher matcher = CREATE.matcher(sql);
    if (matcher.lookingAt()) {
      return Optional.of(text("review.effect.creates." + kind(matcher), plain(matcher.group(2))));
    }
    matcher = DROP.matcher(sql);
    if (matcher.lookingAt()) {
      return Optional.of(text("review.effect.removes." + kind(matcher), plain(matcher.group(2))));
    }
    matcher = DROP_COLUMN.matcher(sql);
    if (matcher.lookingAt()) {
      return Optional.of(text("review.effect.removes.column", column(matcher)));
    }
    matcher = RENAME.matcher(sql);
    if (matcher.lookingAt()) {
      return Optional.of(text("review.effect.renames", plain(matcher.group(1))));
    }
    matcher = ADD_COLUMN.matcher(sql);
    if (matcher.lookingAt()) {
      return Optional.of(text("review.effect.adds.column", column(matcher)));
    }
    matcher = DELETE.matcher(sql);
    if (matcher.lookingAt()) {
      return Optional.of(text("review.effect.deletes", plain(matcher.group(1))));
    }
    matcher = UPDATE.matcher(sql);
    if (matcher.lookingAt()) {
      return Optional.of(text("review.effect.updates", plain(matcher.group(1))));
    }
    matcher = INSERT.matcher(sql);
    if (matcher.lookingAt()) {
      return Optional.of(text("review.effect.inserts", plain(matcher.group(1))));
    }
    return statement.kind() == StatementKind.VACUUM
        ? Optional.of(text("review.effect.vacuum"))
        : Optional.empty();
  }

  private static String kind(Matcher matcher) {
    return matcher.group(1).toLowerCase(Locale.ROOT);
  }

  private static String column(Matcher matcher) {
    return plain(matcher.group(1)) + '.' + plain(matcher.group(2));
  }

  /// A name without its quotes.
  private static String plain(String name) {
    return name.replaceAll("[\"`\\[\\]]", "");
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
