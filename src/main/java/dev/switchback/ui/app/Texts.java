package dev.switchback.ui.app;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Every word on the screens that the command line doesn't say too.
///
/// Keys go by screen: `timeline.here`. A key that is missing is an error.
public final class Texts {
  private static final String BUNDLE = "dev.switchback.ui.messages";

  private final ResourceBundle bundle;

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  public static Texts load() {
    return new Texts(ResourceBundle.getBundle(BUNDLE, Locale.ROOT));
  }

  /// The bundle, for `%keys` in FXML.
  public ResourceBundle bundle() {
    return bundle;
  }

  /// @throws MissingResourceException when there is no such text
  public String get(String key) {
    return bundle.getString(key);
  }

  /// A text with `{0}`, `{1}` … filled in as [MessageFormat] does; numbers get no group marks.
  ///
  /// @throws MissingResourceException when there is no such text
  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), Locale.ENGLISH).format(arguments);
  }
}
