package dev.switchback.ui.review;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Tool;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How a plan is to be carried out: as the tool whose history it is would, or in the safe way.
///
/// Asks for the tool's way until a plan says whose history it is; Switchback's own way is the safe
/// one.
public final class Manner {
  private final ObjectProperty<Atomicity> atomicity =
      new SimpleObjectProperty<>(Atomicity.AS_THE_TOOL);
  private final ReadOnlyObjectWrapper<Tool> tool = new ReadOnlyObjectWrapper<>(Tool.SWITCHBACK);
  private final ObservableList<Atomicity> choices =
      FXCollections.observableArrayList(Atomicity.values());
  private Optional<Atomicity> planned = Optional.empty();

  /// @param onChosen called when somebody chose another way than the one that was planned
  Manner(Runnable onChosen) {
    atomicity.addListener(
        (_, _, now) -> {
          if (!planned.equals(Optional.of(now))) {
            onChosen.run();
          }
        });
  }

  /// Takes over what a plan was made for.
  void planned(Plan plan) {
    planned = Optional.of(plan.atomicity());
    atomicity.set(plan.atomicity());
    tool.set(plan.tool());
    List<Atomicity> offered =
        plan.tool().isOwn()
            ? List.of(Atomicity.ALL_OR_NOTHING, Atomicity.EACH_ON_ITS_OWN)
            : List.of(Atomicity.AS_THE_TOOL, Atomicity.ALL_OR_NOTHING, Atomicity.EACH_ON_ITS_OWN);
    if (!choices.equals(offered)) {
      choices.setAll(offered);
    }
  }

  /// What to ask the planner, and a command line, for: its usual way where that is what was chosen.
  Atomicity asked() {
    boolean usual = tool.get().isOwn() && atomicity.get() == Atomicity.ALL_OR_NOTHING;
    return usual ? Atomicity.AS_THE_TOOL : atomicity.get();
  }

  /// Whether one has to be chosen although there is a single step.
  public boolean isOthers() {
    return !tool.get().isOwn();
  }

  public ObjectProperty<Atomicity> atomicityProperty() {
    return atomicity;
  }

  /// Whose history is written.
  public ReadOnlyObjectProperty<Tool> toolProperty() {
    return tool.getReadOnlyProperty();
  }

  /// The ways to choose from, the usual one first.
  public ObservableList<Atomicity> choices() {
    return choices;
  }
}
