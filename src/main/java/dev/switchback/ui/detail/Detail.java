package dev.switchback.ui.detail;

import dev.switchback.template.RebuildWish;
import dev.switchback.ui.app.StateStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What the detail pane shows of one point of the timeline. A value.
///
/// @param state its state and the state's word; empty for the overview of a database
/// @param verdict what its own tool makes of it, where that has to be said
/// @param about the first tab
/// @param up the SQL that does it; empty for what isn't a migration
/// @param asRun the SQL that was run, where the file says something else by now
/// @param down the SQL that takes it back; empty where none was written
/// @param checklist what it was checked for; empty for what isn't a migration
/// @param rebuild what of it a rebuild of a table would do, where SQLite can't do it in place
/// @param log what is recorded about it
/// @param actions the first is the one to expect
public record Detail(
    String title,
    Optional<Line> state,
    Optional<Line> verdict,
    List<Section> about,
    Optional<Sql> up,
    Optional<Sql> asRun,
    Optional<Sql> down,
    List<Section> checklist,
    Optional<RebuildWish> rebuild,
    List<Section> log,
    List<DetailAction> actions) {
  public Detail {
    about = List.copyOf(about);
    checklist = List.copyOf(checklist);
    log = List.copyOf(log);
    actions = List.copyOf(actions);
  }

  /// Without anything that was checked.
  Detail(
      String title,
      Optional<Line> state,
      Optional<Line> verdict,
      List<Section> about,
      Optional<Sql> up,
      Optional<Sql> asRun,
      Optional<Sql> down,
      List<Section> log,
      List<DetailAction> actions) {
    this(title, state, verdict, about, up, asRun, down, List.of(), Optional.empty(), log, actions);
  }

  /// With what it was checked for: the findings stand among what there is to say about it, too.
  Detail checked(List<Section> found, List<Section> speaking, Optional<RebuildWish> wish) {
    List<Section> all = new ArrayList<>(about);
    all.addAll(speaking);
    List<DetailAction> possible = new ArrayList<>(actions);
    wish.ifPresent(_ -> possible.add(DetailAction.REBUILD));
    return new Detail(title, state, verdict, all, up, asRun, down, found, wish, log, possible);
  }

  public boolean isMigration() {
    return up.isPresent();
  }

  /// Whether its text is a program and no SQL.
  public boolean isCode() {
    return up.filter(text -> text.language() == Language.OTHER).isPresent();
  }

  /// Whether it is a class, so that there is no text to show.
  public boolean isJava() {
    return up.filter(text -> text.language() == Language.JAVA).isPresent();
  }

  /// Lines under one label, and below them the cells of a row as they are stored.
  public record Section(String label, List<Line> lines, Map<String, String> cells) {
    public Section {
      lines = List.copyOf(lines);
      cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    Section(String label, List<Line> lines) {
      this(label, lines, Map.of());
    }

    static Section of(String label, List<String> texts) {
      return new Section(label, texts.stream().map(Line::plain).toList());
    }
  }

  /// One line, with an icon where it needs one.
  ///
  /// @param stored the whole of what the line shortens; empty when it shortens nothing
  public record Line(Optional<StateStyle> style, String text, Weight weight, String stored) {
    /// How much it is meant to be noticed.
    public enum Weight {
      PLAIN,
      MUTED
    }

    static Line plain(String text) {
      return new Line(Optional.empty(), text, Weight.PLAIN, "");
    }

    static Line muted(String text) {
      return new Line(Optional.empty(), text, Weight.MUTED, "");
    }

    static Line with(StateStyle style, String text) {
      return new Line(Optional.of(style), text, Weight.PLAIN, "");
    }

    Line stored(String whole) {
      return new Line(style, text, weight, whole);
    }
  }

  /// What a text is written in.
  public enum Language {
    SQL,
    /// A class that Switchback runs; its text is its name.
    JAVA,
    OTHER
  }

  /// A text to show.
  ///
  /// @param firstLine the line of its file on which it begins
  /// @param failingLine the line to mark, counted as in the file
  public record Sql(
      String text, int firstLine, OptionalInt failingLine, String source, Language language) {}
}
