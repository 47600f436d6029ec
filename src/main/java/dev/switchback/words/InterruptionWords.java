package dev.switchback.words;

/// What was found of an operation that a program left unfinished.
public final class InterruptionWords {
  private final Bundle bundle;

  InterruptionWords(Bundle bundle) {
    this.bundle = bundle;
  }

  public String untouched() {
    return bundle.text("interrupted.untouched");
  }

  public String asBefore() {
    return bundle.text("interrupted.asBefore");
  }

  public String committed() {
    return bundle.text("interrupted.committed");
  }

  public String partly(long done, long planned) {
    return bundle.text("interrupted.partly", done, planned);
  }

  public String outside() {
    return bundle.text("interrupted.outside");
  }

  public String command() {
    return bundle.text("interrupted.command");
  }

  public String commandOnCopy() {
    return bundle.text("interrupted.commandOnCopy");
  }

  /// Whether it was done or not, every row is as it was.
  public String mended() {
    return bundle.text("interrupted.mended");
  }

  public String unknown() {
    return bundle.text("interrupted.unknown");
  }

  public String unreadable(String why) {
    return bundle.text("interrupted.unreadable", why);
  }
}
