package dev.switchback.ui.review;

import dev.switchback.migration.Allowance;
import dev.switchback.ui.sheet.SheetTexts;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// Something that can be allowed for this one run, with its box.
public final class AllowanceRow {
  private final Allowance allowance;
  private final String meaning;
  private final BooleanProperty allowed = new SimpleBooleanProperty();

  AllowanceRow(Allowance allowance, String meaning) {
    this.allowance = allowance;
    this.meaning = meaning;
  }

  public Allowance allowance() {
    return allowance;
  }

  /// "Allow out of order".
  public String label() {
    return SheetTexts.of("review.allow", allowance);
  }

  /// What allowing it means.
  public String meaning() {
    return meaning;
  }

  public BooleanProperty allowedProperty() {
    return allowed;
  }
}
