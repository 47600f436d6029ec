package dev.switchback.ui.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Collects what the toolkit complains about in stylesheets, as long as it isn't closed.
public final class CssWarnings implements AutoCloseable {
  private final Logger logger = Logger.getLogger("javafx.css");
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
            complaints.add(record.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  public CssWarnings() {
    logger.addHandler(handler);
  }

  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
  }
}
