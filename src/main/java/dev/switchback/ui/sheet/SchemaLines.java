package dev.switchback.ui.sheet;

import dev.switchback.schema.SchemaChange;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.words.Words;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What of a schema is different, one line for each thing, marked as added, changed or removed.
public final class SchemaLines {
  private SchemaLines() {}

  public static List<Line> of(SchemaDiff diff, Words words) {
    return diff.changes().stream().flatMap(change -> lines(change, words)).toList();
  }

  private static Stream<Line> lines(SchemaChange change, Words words) {
    List<String> sentences = words.schemas().say(change);
    return switch (change) {
      case SchemaChange.Added _ -> sentences.stream().map(s -> new Line(Tone.ADDED, s));
      case SchemaChange.Removed _ -> sentences.stream().map(s -> new Line(Tone.REMOVED, s));
      case SchemaChange.Changed changed ->
          IntStream.range(0, sentences.size())
              .mapToObj(i -> new Line(tone(changed, i), sentences.get(i)));
    };
  }

  /// A changed table has one sentence per column.
  private static Tone tone(SchemaChange.Changed changed, int index) {
    if (changed.columns().isEmpty()) {
      return Tone.CHANGED;
    }
    return switch (changed.columns().get(index).kind()) {
      case ADDED -> Tone.ADDED;
      case REMOVED -> Tone.REMOVED;
      case CHANGED -> Tone.CHANGED;
    };
  }
}
