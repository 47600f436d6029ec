package dev.switchback.ui.sheet;

import dev.switchback.words.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// A report: its headline with the icon of how it ended, and its parts as rows.
public final class AccountPane extends VBox {
  public AccountPane() {
    getStyleClass().add("account");
  }

  public void show(Line.Tone tone, Account account) {
    LineLabel headline = new LineLabel(new Line(tone, account.headline()));
    headline.getStyleClass().add("headline");
    List<Node> rows = new ArrayList<>(List.of(headline));
    for (Account.Part part : account.parts()) {
      rows.add(
          FactRow.of(capitalised(part.label()), part.lines().stream().map(Line::plain).toList()));
    }
    getChildren().setAll(rows);
  }

  /// With a capital letter, as a label of a row.
  public static String capitalised(String label) {
    return label.isEmpty()
        ? label
        : label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
  }
}
