package dev.switchback.ui.sheet;

import dev.switchback.ui.app.Icons;
import dev.switchback.ui.sheet.Line.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// One sentence with the icon of its tone. The icon stays at the first line when the text wraps.
public final class LineLabel extends HBox {

  /// A line on its own: without an icon it begins where an icon would stand.
  public LineLabel(Line line) {
    this(line, Indent.NONE);
  }

  public LineLabel(Line line, Indent indent) {
    getStyleClass().addAll("line", styleOf(line.tone()));
    Optional<Feather> icon = icon(line.tone());
    if (icon.isPresent() || indent == Indent.WITH_ICONS) {
      StackPane place = new StackPane();
      place.getStyleClass().add("line-icon-place");
      icon.ifPresent(found -> place.getChildren().add(Icons.of(found, "line-icon")));
      getChildren().add(place);
    }
    Label text = new Label(line.text());
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    text.setAccessibleText(spoken(line));
    setHgrow(text, Priority.ALWAYS);
    getChildren().add(text);
  }

  /// Where a line without an icon begins.
  public enum Indent {
    NONE,
    /// In line with the texts of lines that have one.
    WITH_ICONS
  }

  /// Lines below each other, whose texts begin in line.
  public static List<LineLabel> below(List<Line> lines) {
    boolean icons = lines.stream().anyMatch(line -> icon(line.tone()).isPresent());
    Indent indent = icons ? Indent.WITH_ICONS : Indent.NONE;
    return lines.stream().map(line -> new LineLabel(line, indent)).toList();
  }

  /// The icon of a tone, for a cell of a table; empty for one that has none.
  public static Optional<Node> iconOf(Tone tone) {
    return icon(tone).map(found -> Icons.of(found, "line-icon"));
  }

  /// The style class that gives an icon the colour of its tone.
  public static String styleOf(Tone tone) {
    return "tone-" + tone.name().toLowerCase(Locale.ROOT);
  }

  /// The icon is not read aloud, so the tone is said where it matters.
  private static String spoken(Line line) {
    return switch (line.tone()) {
      case WARNING, DANGER -> SheetTexts.text("line.attention", line.text());
      case PLAIN, GOOD, MUTED, ADDED, CHANGED, REMOVED, LOCK -> line.text();
    };
  }

  private static Optional<Feather> icon(Tone tone) {
    return switch (tone) {
      case PLAIN, MUTED -> Optional.empty();
      case GOOD -> Optional.of(Feather.CHECK);
      case WARNING -> Optional.of(Feather.ALERT_TRIANGLE);
      case DANGER -> Optional.of(Feather.ALERT_OCTAGON);
      case ADDED -> Optional.of(Feather.PLUS_CIRCLE);
      case CHANGED -> Optional.of(Feather.EDIT_3);
      case REMOVED -> Optional.of(Feather.MINUS_CIRCLE);
      case LOCK -> Optional.of(Feather.LOCK);
    };
  }
}
