import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/// Draws the icon: a road that winds up the hill as a timeline does, what is done in white, what is
/// still to come in amber, and a pin where we are. `Icons.java FOLDER` writes the SVG and the PNGs.
///
/// One set of numbers for both, on a field of 512. Lanes and widths are multiples of 32, so that
/// they fall on whole pixels at the smallest size.
public final class Icons {
  private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);
  private static final int SMALLEST_WITH_PIN = 48;
  private static final int FIELD = 512;
  private static final int CORNER = 112;
  private static final String TILE = "#1D4F91";
  private static final String DONE = "#FFFFFF";
  private static final String AHEAD = "#FFB84D";

  private static final int ROAD = 60;
  private static final int LEFT = 112;
  private static final int RIGHT = 400;
  private static final int TURN = 64;
  private static final int LOW = 384;
  private static final int MIDDLE = 256;
  private static final int HIGH = 128;
  private static final int PIN = 46;
  private static final int PIN_LINE = 28;

  private Icons() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Files.writeString(folder.resolve("switchback.svg"), svg());
    for (int size : SIZES) {
      ImageIO.write(png(size), "png", folder.resolve("switchback-" + size + ".png").toFile());
    }
  }

  private static String svg() {
    String ahead =
        "M%d %d H%d a%d %d 0 0 1 0 -%d H%d"
            .formatted(MIDDLE, MIDDLE, LEFT + TURN, TURN, TURN, 2 * TURN, RIGHT);
    String done =
        "M%d %d H%d a%d %d 0 0 0 0 -%d H%d"
            .formatted(LEFT, LOW, RIGHT - TURN, TURN, TURN, 2 * TURN, MIDDLE);
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" role="img">
          <title>Switchback</title>
          <rect width="%1$d" height="%1$d" rx="%2$d" fill="%3$s"/>
          <g fill="none" stroke-width="%4$d" stroke-linecap="round">
            <path d="%5$s" stroke="%6$s"/>
            <path d="%7$s" stroke="%8$s"/>
          </g>
          <circle cx="%9$d" cy="%9$d" r="%10$d" fill="%3$s" stroke="%8$s" stroke-width="%11$d"/>
        </svg>
        """,
        FIELD,
        CORNER,
        TILE,
        ROAD,
        ahead,
        AHEAD,
        done,
        DONE,
        MIDDLE,
        PIN,
        PIN_LINE);
  }

  private static BufferedImage png(int size) {
    var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.scale(size / (double) FIELD, size / (double) FIELD);
    pen.setColor(Color.decode(TILE));
    pen.fill(new RoundRectangle2D.Double(0, 0, FIELD, FIELD, 2 * CORNER, 2 * CORNER));
    pen.setStroke(new BasicStroke(ROAD, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.setColor(Color.decode(AHEAD));
    pen.draw(lane(MIDDLE, MIDDLE, LEFT + TURN, -TURN, RIGHT));
    pen.setColor(Color.decode(DONE));
    pen.draw(lane(LEFT, LOW, RIGHT - TURN, TURN, MIDDLE));
    if (size >= SMALLEST_WITH_PIN) {
      var pin = new Ellipse2D.Double(MIDDLE - PIN, MIDDLE - PIN, 2 * PIN, 2 * PIN);
      pen.setColor(Color.decode(TILE));
      pen.fill(pin);
      pen.setStroke(new BasicStroke(PIN_LINE));
      pen.setColor(Color.decode(DONE));
      pen.draw(pin);
    }
    pen.dispose();
    return image;
  }

  /// From `x`, `y` along a lane to `turn`, half a circle upwards bulging by `reach`, and on to
  /// `end`.
  private static Path2D lane(double x, double y, double turn, double reach, double end) {
    double k = 0.5523 * reach;
    double up = Math.abs(reach);
    double flat = 0.4477 * up;
    Path2D road = new Path2D.Double();
    road.moveTo(x, y);
    road.lineTo(turn, y);
    road.curveTo(turn + k, y, turn + reach, y - flat, turn + reach, y - up);
    road.curveTo(turn + reach, y - 2 * up + flat, turn + k, y - 2 * up, turn, y - 2 * up);
    road.lineTo(end, y - 2 * up);
    return road;
  }
}
