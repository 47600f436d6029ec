package dev.switchback.ui.sheet;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.ui.app.Operation;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Tooltip;

/// The buttons of a sheet while its operation works: one lets it go on in the background, the other
/// asks it to stop.
public final class WorkingButtons extends ButtonBar {
  private final Button hide = new Button(text("sheet.hide"));
  private final Button stop = new Button(text("sheet.stop"));

  public WorkingButtons() {
    hide.setId("hide");
    hide.setTooltip(new Tooltip(text("sheet.hide.tip")));
    stop.setId("stop");
    ButtonBar.setButtonData(hide, ButtonData.OK_DONE);
    ButtonBar.setButtonData(stop, ButtonData.CANCEL_CLOSE);
    for (Button button : new Button[] {hide, stop}) {
      ButtonBar.setButtonUniformSize(button, false);
      button.setMinWidth(USE_PREF_SIZE);
    }
    getButtons().addAll(hide, stop);
  }

  /// @param onHide closes the sheet; the operation goes on
  public void onHide(Runnable onHide) {
    hide.setOnAction(_ -> onHide.run());
  }

  /// Stops this operation from now on.
  public void stops(Operation operation) {
    stop.setOnAction(_ -> operation.cancel());
  }

  /// The button that asks it to stop.
  public Button stop() {
    return stop;
  }
}
