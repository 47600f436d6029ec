package dev.switchback;

import java.util.Optional;

/// The version of this program, as its jar tells it.
public final class ProgramVersion {
  public static final String TEXT =
      Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
          .orElse("development");

  private ProgramVersion() {}
}
