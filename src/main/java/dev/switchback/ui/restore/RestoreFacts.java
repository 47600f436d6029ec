package dev.switchback.ui.restore;

import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.compare.TableComparison;
import dev.switchback.registry.Database;
import dev.switchback.registry.UndoPlan;
import dev.switchback.schema.SchemaChange;
import dev.switchback.schema.TableRows;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.words.Words;
import java.util.List;

/// What the restore sheet says about a plan. Pure: facts in, sentences out.
final class RestoreFacts {
  private final Words words;

  RestoreFacts(Words words) {
    this.words = words;
  }

  /// Whether somebody wrote after the operation that would be undone.
  Line since(Database database, UndoPlan undo) {
    String sentence = words.restores().say(database, undo).parts().getFirst().lines().getFirst();
    return undo.restore()
        .changedSince()
        .map(changed -> changed ? Line.danger(sentence) : Line.good(sentence))
        .orElseGet(() -> Line.warning(sentence));
  }

  List<Line> getBack(RestorePlan plan) {
    boolean something =
        plan.rows()
                .filter(rows -> rows.tables().stream().anyMatch(TableComparison::hasMoreInBackup))
                .isPresent()
            || plan.tables().stream().anyMatch(table -> difference(table) > 0)
            || plan.schema().changes().stream()
                .anyMatch(change -> !(change instanceof SchemaChange.Removed));
    Tone tone = something ? Tone.ADDED : Tone.MUTED;
    return words.restores().getBack(plan).stream().map(text -> new Line(tone, text)).toList();
  }

  List<Line> lose(RestorePlan plan) {
    Tone tone = loses(plan) ? Tone.REMOVED : Tone.MUTED;
    return words.restores().lose(plan).stream()
        .map(text -> plan.currentReadable() ? new Line(tone, text) : Line.warning(text))
        .toList();
  }

  /// Whether counting or comparing shows that something in the present file isn't in the backup.
  static boolean loses(RestorePlan plan) {
    return plan.rows()
            .filter(rows -> rows.tables().stream().anyMatch(TableComparison::hasMoreToday))
            .isPresent()
        || plan.tables().stream().anyMatch(table -> difference(table) < 0)
        || plan.schema().changes().stream()
            .anyMatch(change -> change instanceof SchemaChange.Removed);
  }

  Line afterwards(RestorePlan plan) {
    String sentence = words.restores().afterwards(plan);
    return plan.pendingAgain().isEmpty() ? Line.muted(sentence) : Line.plain(sentence);
  }

  Line wayBack(RestorePlan plan) {
    return Line.good(words.restores().wayBack(plan));
  }

  Line inUse(RestorePlan plan) {
    String sentence = words.plans().inUse(plan.holders());
    return plan.holders().isEmpty() || plan.place() == Place.BESIDE
        ? Line.good(sentence)
        : new Line(Tone.LOCK, sentence);
  }

  private static long difference(TableRows table) {
    if (table.before().isPresent() != table.after().isPresent()) {
      return table.after().isPresent() ? 1 : -1;
    }
    return table.after().orElse(0) - table.before().orElse(0);
  }
}
