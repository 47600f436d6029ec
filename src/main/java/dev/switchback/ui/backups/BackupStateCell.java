package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.backup.Backup;
import dev.switchback.ui.app.StateBadge;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.words.Words;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// How far a backup can be trusted, as a badge; read aloud together with the row's facts.
final class BackupStateCell extends TableCell<Backup, Backup> {
  private final Words words;

  BackupStateCell(Words words) {
    this.words = words;
  }

  @Override
  protected void updateItem(@Nullable Backup backup, boolean empty) {
    super.updateItem(backup, empty);
    if (empty || backup == null) {
      setGraphic(null);
      setAccessibleText(null);
      setTooltip(null);
      return;
    }
    setGraphic(new StateBadge(StateStyle.of(backup.state()), words.word(backup.state())));
    setTooltip(backup.detail().isBlank() ? null : new Tooltip(backup.detail()));
    setAccessibleText(
        text(
            "backups.spoken",
            words.word(backup.state()),
            words.formats().instant(backup.at()),
            words.formats().size(backup.sizeBytes()),
            words.backups().reason(backup)));
  }
}
