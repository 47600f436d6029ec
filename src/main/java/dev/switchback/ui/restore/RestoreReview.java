package dev.switchback.ui.restore;

import dev.switchback.backup.Extent;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.registry.Database;
import dev.switchback.ui.sheet.Line;
import dev.switchback.words.Words;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The sentences of the review, by what they are about.
public final class RestoreReview {
  private final ObservableList<Line> since = FXCollections.observableArrayList();
  private final ObservableList<Line> getBack = FXCollections.observableArrayList();
  private final ObservableList<Line> lose = FXCollections.observableArrayList();
  private final ObservableList<Line> depends = FXCollections.observableArrayList();
  private final ObservableList<Line> afterwards = FXCollections.observableArrayList();
  private final ObservableList<Line> wayBack = FXCollections.observableArrayList();
  private final ObservableList<Line> inUse = FXCollections.observableArrayList();

  void clear() {
    List.of(since, getBack, lose, depends, afterwards, wayBack, inUse).forEach(List::clear);
  }

  void show(Database database, RestorePlanning.Planned planned, Words words) {
    RestorePlan plan = planned.restore();
    RestoreFacts facts = new RestoreFacts(words);
    since.setAll(planned.undo().map(undo -> facts.since(database, undo)).stream().toList());
    getBack.setAll(facts.getBack(plan));
    if (plan.place() == Place.IN_PLACE) {
      lose.setAll(facts.lose(plan));
      afterwards.setAll(facts.afterwards(plan));
    } else {
      // A copy beside takes nothing away.
      lose.clear();
      afterwards.clear();
    }
    depends.setAll(
        plan.extent() instanceof Extent.Tables tables
            ? words.extents().depends(tables).stream().map(Line::plain).toList()
            : List.of());
    wayBack.setAll(facts.wayBack(plan));
    inUse.setAll(facts.inUse(plan));
  }

  /// For an undo: whether somebody wrote in between.
  public ObservableList<Line> since() {
    return since;
  }

  public ObservableList<Line> getBack() {
    return getBack;
  }

  public ObservableList<Line> lose() {
    return lose;
  }

  /// For some tables: what depends on them, and what happens to that.
  public ObservableList<Line> depends() {
    return depends;
  }

  public ObservableList<Line> afterwards() {
    return afterwards;
  }

  public ObservableList<Line> wayBack() {
    return wayBack;
  }

  public ObservableList<Line> inUse() {
    return inUse;
  }
}
