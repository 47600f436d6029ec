package dev.switchback.template;

import dev.switchback.schema.SchemaObject;
import dev.switchback.sql.Token;
import dev.switchback.sql.TokenKind;
import dev.switchback.sql.Tokenizer;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.template.RebuildNote.BrokenBefore;
import dev.switchback.template.RebuildNote.LeftOut;
import dev.switchback.template.RebuildNote.Mentions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One way of a rebuild: the statements that put a new table in the place of the old one, found by
/// running them on a scratch copy of the schema (sqlite.org/lang_altertable.html, section 7).
///
/// SQLite itself says which views and triggers are in the way of the swap, so nothing has to be
/// guessed from their text.
final class CopyAndSwap {
  private final Scratch scratch;
  private final String table;
  private final List<String> drops = new ArrayList<>();
  private final List<String> work = new ArrayList<>();
  private final List<String> creations = new ArrayList<>();
  private final List<RebuildNote> notes = new ArrayList<>();
  private final Set<String> brokenBefore = new LinkedHashSet<>();

  /// @param columns where each column's values come from
  record Result(List<String> statements, List<RebuildNote> notes, Copying columns) {}

  CopyAndSwap(Scratch scratch, String table) {
    this.scratch = scratch;
    this.table = table;
  }

  /// @param target the table as it is to be
  /// @param given expressions for columns, by name
  /// @param wanted all objects there are to be afterwards
  /// @param dropped columns that are gone afterwards
  Result carryOut(
      TableText target,
      Map<String, String> given,
      List<SchemaObject> wanted,
      List<String> dropped) {
    Optional<String> mismatchBefore = scratch.mismatch();
    dropWhatIsBroken();
    String fresh = freeName();
    boolean countsOn = TableRebuild.table(scratch, table).isAutoincrement();
    run(target.named(fresh), work);
    TableFacts after = TableFacts.of(scratch.session(), fresh);
    TableFacts before = TableFacts.of(scratch.session(), table);
    requireColumns(given, after);
    Copying copying = Copying.of(before, after, given);
    requireValues(after, copying);
    if (countsOn && target.isAutoincrement()) {
      run(
          "INSERT INTO sqlite_sequence (name, seq)\nSELECT %s, seq FROM sqlite_sequence WHERE name = %s"
              .formatted(SqlNames.string(fresh), SqlNames.string(table)),
          work);
    }
    run(copying.statement(table, fresh), work);
    if (before.rowId().isEmpty() && before.hasRowIds() && after.hasRowIds()) {
      notes.add(new RebuildNote.RowidsNotKept(table));
    }
    swap(fresh);
    createAgain(wanted, dropped);
    Optional<String> mismatch = scratch.mismatch();
    if (mismatchBefore.isEmpty() && mismatch.isPresent()) {
      throw new Stopped(new Rebuild.Reason.RefusedBySqlite("", mismatch.get()));
    }
    List<String> statements = new ArrayList<>(drops);
    statements.addAll(work);
    statements.addAll(creations);
    return new Result(List.copyOf(statements), List.copyOf(notes), copying);
  }

  private void dropWhatIsBroken() {
    Optional<Scratch.Broken> broken = scratch.broken();
    while (broken.isPresent()) {
      SchemaObject object = broken.get().object();
      brokenBefore.add(object.name());
      notes.add(new BrokenBefore(Scratch.word(object), object.name()));
      drop(object);
      broken = scratch.broken();
    }
  }

  private void drop(SchemaObject object) {
    scratch.drop(object);
    drops.add(Scratch.dropping(object));
  }

  private String freeName() {
    List<String> taken = scratch.objects().stream().map(SchemaObject::name).toList();
    String name = "new_" + table;
    for (int i = 2; contains(taken, name); i++) {
      name = "new" + i + "_" + table;
    }
    return name;
  }

  private static boolean contains(List<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  private void requireColumns(Map<String, String> given, TableFacts after) {
    for (String column : given.keySet()) {
      boolean isThere =
          after.field(column).filter(f -> f.kind() == TableFacts.Field.Kind.STORED).isPresent();
      if (!isThere) {
        throw new Stopped(new Rebuild.Reason.NoSuchColumn(table, column));
      }
    }
  }

  private static void requireValues(TableFacts after, Copying copying) {
    for (Rebuild.Source source : copying.columns()) {
      TableFacts.Field field = after.field(source.column()).orElseThrow();
      if (source.expression().isEmpty() && after.needsValue(field)) {
        throw new Stopped(new Rebuild.Reason.NeedsValue(source.column()));
      }
    }
  }

  private void swap(String fresh) {
    run("DROP TABLE " + SqlNames.written(table), work);
    boolean swapped = false;
    while (!swapped) {
      try {
        scratch.rename(fresh, table);
        swapped = true;
      } catch (SqliteError e) {
        drop(blamed(e, Scratch.renaming(fresh, table)).object());
      }
    }
    work.add(Scratch.renaming(fresh, table));
  }

  private void createAgain(List<SchemaObject> wanted, List<String> dropped) {
    List<SchemaObject> missing = wanted.stream().filter(object -> !scratch.has(object)).toList();
    List<SchemaObject> made = new ArrayList<>();
    for (SchemaObject object : missing) {
      Optional<String> mentioned = mentioned(object, dropped);
      if (object.type() == SchemaObject.Type.INDEX && mentioned.isPresent()) {
        notes.add(leftOut(object, "column " + mentioned.get() + " is dropped"));
      } else if (!brokenBefore.contains(object.name())) {
        create(object, made);
      }
    }
    Optional<Scratch.Broken> broken = scratch.broken();
    while (broken.isPresent()) {
      SchemaObject object = broken.get().object();
      notes.add(leftOut(object, broken.get().message()));
      made.removeIf(o -> o.name().equals(object.name()) && o.type() == object.type());
      scratch.drop(object);
      broken = scratch.broken();
    }
    missing.stream().filter(o -> brokenBefore.contains(o.name())).forEach(o -> create(o, made));
    for (SchemaObject object : made) {
      if (scratch.has(object)) {
        creations.add(object.sql());
        mentioned(object, dropped)
            .ifPresent(c -> notes.add(new Mentions(Scratch.word(object), object.name(), c)));
      } else {
        notes.add(leftOut(object, "its view is left out"));
      }
    }
  }

  private void create(SchemaObject object, List<SchemaObject> made) {
    try {
      scratch.run(object.sql());
      made.add(object);
    } catch (SqliteError e) {
      notes.add(leftOut(object, e.result().message()));
    }
  }

  private static LeftOut leftOut(SchemaObject object, String why) {
    return new LeftOut(Scratch.word(object), object.name(), why);
  }

  /// In an index, what stands before the parenthesis are its own name and its table's.
  private static Optional<String> mentioned(SchemaObject object, List<String> columns) {
    String sql = object.sql();
    boolean isIndex = object.type() == SchemaObject.Type.INDEX;
    List<Token> tokens = Tokenizer.tokens(sql);
    int from = isIndex ? tokens.stream().map(token -> token.in(sql)).toList().indexOf("(") : 0;
    for (Token token : tokens.subList(from, tokens.size())) {
      boolean isName = token.kind() == TokenKind.IDENTIFIER || token.kind() == TokenKind.KEYWORD;
      String word = isName ? SqlNames.unquoted(token.in(sql)) : "";
      Optional<String> column = columns.stream().filter(word::equalsIgnoreCase).findFirst();
      if (column.isPresent()) {
        return column;
      }
    }
    return Optional.empty();
  }

  private void run(String sql, List<String> into) {
    try {
      scratch.run(sql);
      into.add(sql);
    } catch (SqliteError e) {
      throw refused(sql, e);
    }
  }

  private Scratch.Broken blamed(SqliteError error, String sql) {
    try {
      return scratch.blamed(error);
    } catch (SqliteError notBlamed) {
      throw refused(sql, notBlamed);
    }
  }

  static Stopped refused(String sql, SqliteError error) {
    return new Stopped(new Rebuild.Reason.RefusedBySqlite(sql, error.result().message()));
  }
}
