package dev.switchback.ui.journey;

import com.sun.javafx.tk.TKClipboard;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.image.Image;
import javafx.scene.input.DataFormat;
import javafx.scene.input.TransferMode;
import javafx.util.Pair;
import org.jspecify.annotations.Nullable;

/// Files that a file manager lets the mouse carry. Without a display the toolkit has no such
/// program, so only the toolkit's own interface can be played.
record Carried(List<Path> files) implements TKClipboard {
  @Override
  public Set<DataFormat> getContentTypes() {
    return Set.of(DataFormat.FILES);
  }

  @SafeVarargs
  @Override
  public final boolean putContent(Pair<DataFormat, Object>... content) {
    return false;
  }

  @Override
  public @Nullable Object getContent(DataFormat format) {
    return hasContent(format) ? files.stream().map(Path::toFile).toList() : null;
  }

  @Override
  public boolean hasContent(DataFormat format) {
    return DataFormat.FILES.equals(format);
  }

  @Override
  public Set<TransferMode> getTransferModes() {
    return Set.of(TransferMode.COPY);
  }

  @Override
  public void setDragView(Image image) {}

  @Override
  public void setDragViewOffsetX(double offset) {}

  @Override
  public void setDragViewOffsetY(double offset) {}

  @Override
  public @Nullable Image getDragView() {
    return null;
  }

  @Override
  public double getDragViewOffsetX() {
    return 0;
  }

  @Override
  public double getDragViewOffsetY() {
    return 0;
  }
}
