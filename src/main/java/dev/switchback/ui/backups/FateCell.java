package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.backup.Retention;
import dev.switchback.ui.app.StateBadge;
import dev.switchback.ui.app.StateStyle;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Whether a backup stays or goes, as a badge.
final class FateCell extends TableCell<Retention.Decision, Retention.Decision> {
  @Override
  protected void updateItem(Retention.@Nullable Decision decision, boolean empty) {
    super.updateItem(decision, empty);
    if (empty || decision == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    boolean stays = decision instanceof Retention.Decision.Keep;
    String word = text(stays ? "cleanUp.stays" : "cleanUp.goes");
    setGraphic(
        new StateBadge(
            stays
                ? new StateStyle(Feather.CHECK, StateStyle.Role.NEUTRAL)
                : new StateStyle(Feather.TRASH_2, StateStyle.Role.WARNING),
            word));
    setAccessibleText(word);
  }
}
