package dev.switchback.ui.salvage;

import dev.switchback.salvage.PageView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// Bytes in lines of sixteen, each in the colour of the part it belongs to.
final class BytesPane extends ListView<Integer> {
  private static final int PER_LINE = 16;

  private byte[] bytes = new byte[0];
  private int[] owners = new int[0];
  private List<PageView.Part> parts = List.of();
  private Optional<PageView.Part> chosen = Optional.empty();

  BytesPane() {
    getStyleClass().add("page-bytes");
    setCellFactory(_ -> new BytesLine());
  }

  void show(PageView view) {
    bytes = HexFormat.of().parseHex(view.bytes().hex().toLowerCase(Locale.ROOT));
    parts = view.parts();
    owners = new int[bytes.length];
    Arrays.fill(owners, -1);
    for (int i = 0; i < parts.size(); i++) {
      int to = Math.min(bytes.length, parts.get(i).to());
      for (int at = parts.get(i).from(); at < to; at++) {
        owners[at] = i;
      }
    }
    List<Integer> lines = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += PER_LINE) {
      lines.add(at);
    }
    getItems().setAll(lines);
  }

  /// Scrolls to a part and marks it.
  void choose(PageView.Part part) {
    chosen = Optional.of(part);
    scrollTo(part.from() / PER_LINE);
    refresh();
  }

  private String style(int at) {
    int owner = owners[at];
    if (owner < 0) {
      return "byte-free";
    }
    PageView.Part part = parts.get(owner);
    if (chosen.filter(part::equals).isPresent()) {
      return "byte-chosen";
    }
    return switch (part.what()) {
      case FILE_HEADER, PAGE_HEADER -> "byte-header";
      case POINTERS -> "byte-pointers";
      case CELL -> owner % 2 == 0 ? "byte-cell" : "byte-cell-other";
      case DAMAGED_CELL -> "byte-damaged";
    };
  }

  /// One line: its offset, its bytes, and what of them is text.
  private final class BytesLine extends ListCell<Integer> {
    @Override
    protected void updateItem(@Nullable Integer from, boolean empty) {
      super.updateItem(from, empty);
      setText(null);
      setGraphic(empty || from == null ? null : line(from));
    }

    private HBox line(int from) {
      TextFlow flow = new TextFlow();
      flow.getChildren().add(text("%5d  ".formatted(from), "byte-offset"));
      StringBuilder shown = new StringBuilder();
      StringBuilder run = new StringBuilder();
      String style = "";
      int end = Math.min(bytes.length, from + PER_LINE);
      for (int at = from; at < end; at++) {
        if (!style(at).equals(style)) {
          flush(flow, run, style);
          style = style(at);
        }
        run.append("%02x ".formatted(bytes[at]));
        shown.append(bytes[at] >= 32 && bytes[at] < 127 ? (char) bytes[at] : '·');
      }
      flush(flow, run, style);
      flow.getChildren().add(text(" " + shown, "byte-text"));
      setAccessibleText(from + ": " + shown);
      return new HBox(flow);
    }

    private static void flush(TextFlow flow, StringBuilder run, String style) {
      if (!run.isEmpty()) {
        flow.getChildren().add(text(run.toString(), style));
        run.setLength(0);
      }
    }

    private static Text text(String said, String style) {
      Text text = new Text(said);
      text.getStyleClass().addAll("byte", style);
      return text;
    }
  }
}
