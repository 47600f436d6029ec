package dev.switchback.ui.blocked;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.run.Unblocking.Choice;
import dev.switchback.ui.app.CellsGrid;
import dev.switchback.ui.sheet.FactRow;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.LineLabel;
import dev.switchback.ui.sheet.LinesBox;
import dev.switchback.ui.sheet.SheetTexts;
import dev.switchback.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// One thing that blocks: what it is, what speaks for what, and the choices with what comes of
/// them.
final class BlockedCard extends VBox {
  private final BlockedViewModel model;
  private final BlockedCase about;
  private final Words words;

  BlockedCard(BlockedViewModel model, BlockedCase about, Words words) {
    this.model = model;
    this.about = about;
    this.words = words;
    getStyleClass().add("blocked-case");
    LineLabel headline = new LineLabel(Line.warning(words.blockages().headline(about.blockage())));
    headline.getStyleClass().add("headline");
    getChildren().add(headline);
    getChildren().add(row());
    getChildren()
        .add(
            FactRow.of(
                text("blocked.since"),
                List.of(
                    about
                        .blockage()
                        .since()
                        .map(at -> Line.plain(words.formats().instant(at)))
                        .orElseGet(() -> Line.muted(words.formats().notRecorded())))));
    getChildren().add(FactRow.of(text("blocked.by"), about.by(words)));
    List<Line> found = about.found(words);
    if (!found.isEmpty()) {
      getChildren().add(FactRow.of(text("blocked.inFile"), found));
    }
    getChildren().add(choices());
  }

  private FactRow row() {
    FactRow row = new FactRow();
    row.setLabel(text("blocked.row"));
    Label table = new Label(text("blocked.table", about.blockage().table()));
    table.setWrapText(true);
    row.getFacts().addAll(table, new CellsGrid(about.blockage().cells()));
    return row;
  }

  private FactRow choices() {
    FactRow row = new FactRow();
    row.setLabel(text("blocked.choices"));
    about.choices().forEach(choice -> row.getFacts().add(choice(choice)));
    return row;
  }

  private Node choice(Choice choice) {
    Button button = new Button(SheetTexts.of("blocked.choice", choice));
    button.setId(choice.name());
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> model.choose(about, choice));
    button.disableProperty().bind(model.mayChooseProperty().not());
    LinesBox means = new LinesBox();
    String meaning = words.blockages().meaning(choice);
    means.set(
        List.of(
            about.isDangerous(choice)
                ? Line.warning(SheetTexts.of("blocked.against", choice) + " " + meaning)
                : Line.muted(meaning)));
    button.setAccessibleHelp(meaning);
    VBox box = new VBox(button, means);
    box.getStyleClass().add("blocked-choice");
    return box;
  }
}
