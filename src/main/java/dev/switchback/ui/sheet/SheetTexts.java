package dev.switchback.ui.sheet;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the sheets, from `sheets.properties`. Sentences shared with the command line stand
/// in `dev.switchback.words` instead.
public final class SheetTexts {
  /// For `FXMLLoader`, so that a layout can say `%key`.
  public static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("dev.switchback.ui.sheets", Locale.ROOT);

  private SheetTexts() {}

  /// The text under `key` with its places filled in.
  ///
  /// @throws java.util.MissingResourceException when there is no such text
  public static String text(String key, Object... arguments) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(arguments);
  }

  /// The text for a constant: `prefix.NAME`.
  public static String of(String prefix, Enum<?> constant, Object... arguments) {
    return text(prefix + '.' + constant.name(), arguments);
  }
}
