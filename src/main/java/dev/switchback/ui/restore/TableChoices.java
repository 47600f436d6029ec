package dev.switchback.ui.restore;

import dev.switchback.compare.Comparison;
import dev.switchback.compare.TableComparison;
import dev.switchback.words.Words;
import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The tables of a backup, those first in which something is different, and which of them are
/// chosen.
final class TableChoices {
  private final Words words;
  private final Runnable onChoice;
  private final ObservableList<TableChoice> choices = FXCollections.observableArrayList();

  /// @param onChoice called when another table is chosen, or one no longer
  TableChoices(Words words, Runnable onChoice) {
    this.words = words;
    this.onChoice = onChoice;
  }

  /// Offers the tables of the backup. What was chosen stays chosen.
  void offer(Comparison comparison) {
    List<String> before = chosen();
    choices.setAll(
        comparison.tables().stream()
            .filter(table -> table.presence() != TableComparison.Presence.ONLY_TODAY)
            .sorted(
                Comparator.comparing(TableComparison::isSame).thenComparing(TableComparison::table))
            .map(table -> choice(table, before.contains(table.table())))
            .toList());
  }

  private TableChoice choice(TableComparison table, boolean isChosen) {
    TableChoice choice =
        new TableChoice(table.table(), String.join(" · ", words.comparing().about(table)));
    choice.chosenProperty().set(isChosen);
    choice.chosenProperty().addListener((_, _, _) -> onChoice.run());
    return choice;
  }

  List<String> chosen() {
    return choices.stream()
        .filter(choice -> choice.chosen().get())
        .map(TableChoice::table)
        .toList();
  }

  ObservableList<TableChoice> all() {
    return choices;
  }
}
