package dev.switchback.ui.command;

import dev.switchback.ui.command.KnownVersions.Known;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A version as the tool calls it, with its description.
final class VersionCell extends ListCell<Known> {
  @Override
  protected void updateItem(@Nullable Known known, boolean empty) {
    super.updateItem(known, empty);
    setText(
        empty || known == null
            ? null
            : known.description().isBlank()
                ? known.given()
                : known.given() + "  " + known.description());
  }

  /// What stands in the field of one that is chosen, and what somebody typed there.
  static final class GivenText extends StringConverter<Known> {
    @Override
    public String toString(@Nullable Known known) {
      return known == null ? "" : known.given();
    }

    @Override
    public Known fromString(String text) {
      return new Known(text, "");
    }
  }
}
