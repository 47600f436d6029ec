package dev.switchback.ui.timeline;

import dev.switchback.ui.app.StateStyle;
import java.util.Optional;

/// One row of the timeline, ready to be drawn.
///
/// @param number the version, or empty
/// @param title what it is about
/// @param note the state in words, and what belongs to it
/// @param brief what its own tool makes of it; empty where nothing has to be said
/// @param time when, shortly; empty for what hasn't happened
/// @param warning whether it takes data away
/// @param line how the line runs past it
/// @param lanes the graph beside it; empty where the order is a line
/// @param spoken what is read aloud
public record TimelineItem(
    TimelineEvent event,
    StateStyle style,
    String number,
    String title,
    String note,
    String brief,
    String time,
    Warning warning,
    Line line,
    Place place,
    Optional<Lanes.Row> lanes,
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

  /// The same with something more to say, shortly and aloud.
  TimelineItem saying(String shortly, String aloud) {
    return new TimelineItem(
        event,
        style,
        number,
        title,
        note + " · " + shortly,
        brief,
        time,
        warning,
        line,
        place,
        lanes,
        spoken + ". " + aloud);
  }

  TimelineItem at(Place newPlace) {
    return with(newPlace, lanes);
  }

  TimelineItem beside(Lanes.Row row) {
    return with(place, Optional.of(row));
  }

  private TimelineItem with(Place newPlace, Optional<Lanes.Row> newLanes) {
    return new TimelineItem(
        event, style, number, title, note, brief, time, warning, line, newPlace, newLanes, spoken);
  }
}
