package dev.switchback.ui.main;

import dev.switchback.ui.app.StateStyle;
import java.util.List;

/// Something that is wrong or missing, said where it matters, with its cures as buttons.
///
/// @param key identifies it, so that one that was dismissed stays away
/// @param lines the particulars, one per line
public record Banner(
    String key,
    StateStyle style,
    String headline,
    String advice,
    List<String> lines,
    List<Cure> cures) {
  public Banner {
    lines = List.copyOf(lines);
    cures = List.copyOf(cures);
  }
}
