package dev.switchback.words;

import dev.switchback.template.Filled.Problem;
import dev.switchback.template.InPlaceFinding;
import dev.switchback.template.Rebuild;
import dev.switchback.template.Rebuild.Reason;
import dev.switchback.template.RebuildNote;
import dev.switchback.template.SqlNames;
import dev.switchback.template.Template;
import dev.switchback.template.TemplateField;
import java.util.List;
import java.util.stream.Stream;

/// Templates, what goes wrong with them, and what SQLite can't do in place, as sentences.
public final class TemplateWords {
  private final Bundle bundle;

  TemplateWords(Bundle bundle) {
    this.bundle = bundle;
  }

  /// "Add a column".
  public String name(Template template) {
    return bundle.of("template.name.", template);
  }

  /// What it is for, in one sentence.
  public String about(Template template) {
    return bundle.of("template.about.", template);
  }

  public String label(TemplateField field) {
    return bundle.of("template.field.", field);
  }

  /// What is to be given there, in one sentence.
  private String help(TemplateField field) {
    return bundle.of("template.help.", field);
  }

  /// The label of a field that may be left empty.
  public String optional(TemplateField field) {
    return bundle.text("template.optional", label(field));
  }

  /// The help for an option, which is repeated for several values.
  public String optionHelp(TemplateField field) {
    return several(field, "template.several");
  }

  /// The help for a text, which takes several values on lines of their own.
  public String textHelp(TemplateField field) {
    return several(field, "template.lines");
  }

  private String several(TemplateField field, String key) {
    String several =
        switch (field.times()) {
          case ONCE -> "";
          case SEVERAL -> " " + bundle.text(key);
        };
    return help(field) + several;
  }

  public String say(Problem problem) {
    return bundle.text(
        "template.problem." + Bundle.camelCase(problem.what()),
        label(problem.field()),
        problem.value());
  }

  public String needsDatabase() {
    return bundle.text("template.needsDatabase");
  }

  /// What SQLite says of the texts on the present schema.
  public String objection(String message) {
    return bundle.text("template.objection", message);
  }

  /// Where the values of a rebuilt table come from, those that stay as they are in one sentence.
  public List<String> say(List<Rebuild.Source> sources) {
    List<String> same =
        sources.stream().filter(TemplateWords::isSame).map(Rebuild.Source::column).toList();
    Stream<String> others = sources.stream().filter(source -> !isSame(source)).map(this::say);
    Stream<String> first =
        same.isEmpty()
            ? Stream.empty()
            : Stream.of(bundle.text("template.source.same", String.join(", ", same)));
    return Stream.concat(first, others).toList();
  }

  private static boolean isSame(Rebuild.Source source) {
    return source.expression().filter(SqlNames.written(source.column())::equals).isPresent();
  }

  private String say(Rebuild.Source source) {
    return source
        .expression()
        .map(expression -> bundle.text("template.source.from", source.column(), expression))
        .orElseGet(() -> bundle.text("template.source.itself", source.column()));
  }

  public String say(Reason reason) {
    return switch (reason) {
      case Reason.NoSuchTable(String table) -> bundle.text("template.refused.noTable", table);
      case Reason.NotRebuildable(String table) -> bundle.text("template.refused.notPlain", table);
      case Reason.NoSuchColumn(String table, String column) ->
          bundle.text("template.refused.noColumn", table, column);
      case Reason.NotATableDefinition(String text) ->
          bundle.text("template.refused.noDefinition", text);
      case Reason.AnotherName(String expected, String found) ->
          bundle.text("template.refused.anotherName", expected, found);
      case Reason.NothingToDo(String table) -> bundle.text("template.refused.nothing", table);
      case Reason.NeedsValue(String column) -> bundle.text("template.refused.value", column);
      case Reason.ConstraintNames(String constraint, String column) ->
          bundle.text("template.refused.constraint", constraint, column);
      case Reason.RefusedBySqlite(String statement, String message) ->
          statement.isEmpty()
              ? bundle.text("template.refused.sqlite", message)
              : bundle.text("template.refused.statement", message, statement);
    };
  }

  public String say(RebuildNote note) {
    return switch (note) {
      case RebuildNote.ValuesLost(String column, String filler) ->
          bundle.text("template.note.lost", column, filler);
      case RebuildNote.ValuesChanged(String column) -> bundle.text("template.note.changed", column);
      case RebuildNote.LeftOut(String type, String name, String why) ->
          bundle.text("template.note.leftOut", type, name, why);
      case RebuildNote.Mentions(String type, String name, String column) ->
          bundle.text("template.note.mentions", type, name, column);
      case RebuildNote.ConstraintDropped(String constraint) ->
          bundle.text("template.note.constraint", constraint);
      case RebuildNote.RowidsNotKept(String table) -> bundle.text("template.note.rowids", table);
      case RebuildNote.BrokenBefore(String type, String name) ->
          bundle.text("template.note.broken", type, name);
    };
  }

  /// What SQLite does with a statement, and since when it does better.
  public String say(InPlaceFinding finding) {
    return bundle.text(
        "template.inPlace." + Bundle.camelCase(finding.kind()),
        finding.table(),
        finding.subject(),
        release(finding));
  }

  /// What helps.
  public String cure(InPlaceFinding finding) {
    return bundle.text(
        "template.cure." + Bundle.camelCase(finding.kind().cure()), release(finding));
  }

  private static String release(InPlaceFinding finding) {
    return finding.kind().since().major() + "." + finding.kind().since().minor();
  }
}
