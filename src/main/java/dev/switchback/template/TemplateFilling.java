package dev.switchback.template;

import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.template.Filled.Problem;
import dev.switchback.template.TemplateText.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fills templates in. Reads the schema of a database where there is one; changes nothing.
public final class TemplateFilling {
  private TemplateFilling() {}

  /// Without a database: the texts alone.
  public static Filled of(Template template, TemplateValues values) {
    List<Problem> problems = FieldCheck.problems(template, values);
    if (!problems.isEmpty()) {
      return new Filled.Wrong(problems);
    }
    return texts(template, values, Optional.empty());
  }

  /// The same, tried on the schema of `session`, without its rows.
  public static Filled of(Template template, TemplateValues values, Session session) {
    List<Problem> problems = FieldCheck.problems(template, values);
    return problems.isEmpty()
        ? texts(template, values, Optional.of(session))
        : new Filled.Wrong(problems);
  }

  private static Filled texts(Template template, TemplateValues values, Optional<Session> session) {
    TemplateText text = new TemplateText(values);
    return switch (template) {
      case EMPTY -> tried(text.empty(), session);
      case ADD_TABLE -> tried(text.addTable(), session);
      case ADD_COLUMN -> tried(text.addColumn(), session);
      case ADD_INDEX -> tried(text.addIndex(), session);
      case KEEP_UPDATED_AT -> tried(text.keepUpdatedAt(), session);
      case CHANGE_IN_BATCHES -> tried(text.changeInBatches(), session);
      case REBUILD_TABLE ->
          session.map(it -> rebuilt(values, it)).orElseGet(Filled.NeedsDatabase::new);
    };
  }

  private static Filled tried(Pair pair, Optional<Session> session) {
    return new Filled.Texts(
        pair.up(), pair.down(), List.of(), List.of(), session.flatMap(it -> objection(pair, it)));
  }

  private static Optional<String> objection(Pair pair, Session session) {
    try (Scratch scratch = Scratch.of(Scratch.read(session))) {
      for (String sql : List.of(pair.up(), pair.down())) {
        for (SqlStatement statement : Script.of(sql).statements()) {
          scratch.run(statement.text());
        }
      }
      return Optional.empty();
    } catch (SqliteError e) {
      return Optional.of(e.result().message());
    }
  }

  private static Filled rebuilt(TemplateValues values, Session session) {
    RebuildRequest request =
        new RebuildRequest(
            values.text(TemplateField.TABLE),
            changes(values),
            Map.copyOf(values.pairs(TemplateField.VALUE)));
    return switch (TableRebuild.of(session, request)) {
      case Rebuild.Scripts scripts ->
          new Filled.Texts(
              scripts.up(), scripts.down(), scripts.columns(), scripts.notes(), Optional.empty());
      case Rebuild.Refused(Rebuild.Reason reason) -> new Filled.NoRebuild(reason);
    };
  }

  /// A whole definition comes first, so that the other wishes are about it.
  private static List<RebuildChange> changes(TemplateValues values) {
    List<RebuildChange> changes = new ArrayList<>();
    values
        .pairs(TemplateField.RENAME)
        .forEach((from, to) -> changes.add(new RebuildChange.RenameColumn(from, to)));
    values
        .given(TemplateField.DEFINITION)
        .map(RebuildChange.Definition::new)
        .ifPresent(changes::add);
    values.all(TemplateField.DROP).stream()
        .map(RebuildChange.DropColumn::new)
        .forEach(changes::add);
    values.all(TemplateField.CHANGE).stream().map(TemplateFilling::change).forEach(changes::add);
    values.all(TemplateField.ADD).stream().map(RebuildChange.AddColumn::new).forEach(changes::add);
    values.all(TemplateField.CONSTRAINT).stream()
        .map(RebuildChange.AddConstraint::new)
        .forEach(changes::add);
    return changes;
  }

  private static RebuildChange change(String definition) {
    TableText alone = TableText.of("CREATE TABLE t (" + definition + "\n)").orElseThrow();
    return new RebuildChange.ChangeColumn(alone.columnNames().getFirst(), definition);
  }
}
