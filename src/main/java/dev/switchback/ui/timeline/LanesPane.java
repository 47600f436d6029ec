package dev.switchback.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;
import javafx.scene.shape.Shape;

/// Draws the lanes beside one row. Their colours come from the stylesheet, by lane.
final class LanesPane extends Region {
  private static final double WIDEST = 132;
  private static final double SPACING = 16;
  private static final double RADIUS = 4.5;
  private static final int COLOURS = 6;

  private Optional<Lanes.Row> row = Optional.empty();
  private TimelineItem.Line line = TimelineItem.Line.SOLID;

  LanesPane() {
    getStyleClass().add("lanes");
    setMouseTransparent(true);
  }

  void show(Lanes.Row shown, TimelineItem.Line newLine) {
    row = Optional.of(shown);
    line = newLine;
    double width = spacing(shown.count()) * shown.count() + RADIUS;
    setMinWidth(width);
    setPrefWidth(width);
    setMaxWidth(width);
    requestLayout();
  }

  /// Many lanes stand closer together.
  private static double spacing(int count) {
    return Math.min(SPACING, WIDEST / Math.max(1, count));
  }

  @Override
  protected double computePrefHeight(double width) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    getChildren().setAll(row.map(this::shapes).orElse(List.of()));
  }

  private List<Node> shapes(Lanes.Row shown) {
    double spacing = spacing(shown.count());
    double middle = getHeight() / 2;
    List<Node> shapes = new ArrayList<>();
    boolean dashedAbove = line != TimelineItem.Line.SOLID;
    boolean dashedBelow = line == TimelineItem.Line.DASHED;
    shown.above().forEach(p -> shapes.add(piece(p, spacing, 0, middle, p.from(), dashedAbove)));
    shown
        .below()
        .forEach(p -> shapes.add(piece(p, spacing, middle, getHeight(), p.to(), dashedBelow)));
    if (shown.lane() >= 0) {
      Circle point = new Circle(x(shown.lane(), spacing), middle, Math.min(RADIUS, spacing / 2.2));
      style(point, "lane-point", shown.lane());
      if (shown.kind() == Lanes.Kind.MERGE) {
        point.getStyleClass().add("lane-merge");
      }
      shapes.add(point);
    }
    return shapes;
  }

  private static double x(int lane, double spacing) {
    return RADIUS + 1 + lane * spacing;
  }

  private static Node piece(
      Lanes.Piece piece, double spacing, double top, double bottom, int colour, boolean dashed) {
    double from = x(piece.from(), spacing);
    double to = x(piece.to(), spacing);
    Shape shape;
    if (piece.isStraight()) {
      shape = new Line(from, top, to, bottom);
    } else {
      double half = (top + bottom) / 2;
      shape = new CubicCurve(from, top, from, half, to, half, to, bottom);
    }
    style(shape, "lane-piece", colour);
    if (dashed) {
      shape.getStyleClass().add("lane-dashed");
    }
    return shape;
  }

  private static void style(Shape shape, String styleClass, int lane) {
    shape.setManaged(false);
    shape.getStyleClass().addAll(styleClass, "lane-" + lane % COLOURS);
  }
}
