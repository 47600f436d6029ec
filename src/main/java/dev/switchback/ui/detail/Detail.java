package dev.switchback.ui.detail;

import dev.switchback.ui.app.StateStyle;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the detail pane shows of one point of the timeline. A value.
///
/// @param state its state and the state's word; empty for the overview of a database
/// @param about the first tab
/// @param up the SQL that does it; empty for what isn't a migration
/// @param asRun the SQL that was run, where the file says something else by now
/// @param down the SQL that takes it back; empty where none was written
/// @param log what is recorded about it
/// @param actions the first is the one to expect
public record Detail(
    String title,
    Optional<Line> state,
    List<Section> about,
    Optional<Sql> up,
    Optional<Sql> asRun,
    Optional<Sql> down,
    List<Section> log,
    List<DetailAction> actions) {
  public Detail {
    about = List.copyOf(about);
    log = List.copyOf(log);
    actions = List.copyOf(actions);
  }

  public boolean isMigration() {
    return up.isPresent();
  }

  /// Lines under one label.
  public record Section(String label, List<Line> lines) {
    public Section {
      lines = List.copyOf(lines);
    }

    static Section of(String label, List<String> texts) {
      return new Section(label, texts.stream().map(Line::plain).toList());
    }
  }

  /// One line, with an icon where it needs one.
  public record Line(Optional<StateStyle> style, String text) {
    static Line plain(String text) {
      return new Line(Optional.empty(), text);
    }

    static Line with(StateStyle style, String text) {
      return new Line(Optional.of(style), text);
    }
  }

  /// SQL to show.
  ///
  /// @param firstLine the line of its file on which it begins
  /// @param failingLine the line to mark, counted as in the file
  public record Sql(String text, int firstLine, OptionalInt failingLine, String source) {}
}
