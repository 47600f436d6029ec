package dev.switchback.ui.timeline;

import dev.switchback.ui.app.StateStyle;

/// One row of the timeline, ready to be drawn.
///
/// @param number the version, or empty
/// @param title what it is about
/// @param note the state in words, and what belongs to it
/// @param time when, shortly; empty for what hasn't happened
/// @param warning whether it takes data away
/// @param line how the line runs past it
/// @param spoken what is read aloud
public record TimelineItem(
    TimelineEvent event,
    StateStyle style,
    String number,
    String title,
    String note,
    String time,
    Warning warning,
    Line line,
    Place place,
    String spoken) {

  public String key() {
    return event.key();
  }

  /// Whether the row carries the sign for taking data away.
  public enum Warning {
    NONE,
    DESTRUCTIVE
  }

  /// How the line runs.
  public enum Line {
    /// What is to come.
    DASHED,
    /// From what is to come to what was.
    TURNING,
    /// What happened.
    SOLID
  }

  /// Where on the line the row stands.
  public enum Place {
    ONLY,
    FIRST,
    MIDDLE,
    LAST
  }

  TimelineItem at(Place newPlace) {
    return new TimelineItem(
        event, style, number, title, note, time, warning, line, newPlace, spoken);
  }
}
