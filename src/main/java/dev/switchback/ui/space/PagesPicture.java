package dev.switchback.ui.space;

import dev.switchback.mend.Space;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The pages of a file in order, from left to right and from top to bottom, each in the colour of
/// the table or index it belongs to. It says nothing that the list beside it doesn't say in words.
final class PagesPicture extends Region {
  private static final double CELL = 12;
  private static final double GAP = 2;
  private static final int MOST_ROWS = 24;

  private Space space = new Space(0, 0, 0, 0, 0, List.of(), 1, List.of());

  PagesPicture() {
    getStyleClass().add("pages-picture");
  }

  void show(Space shown) {
    space = shown;
    List<Rectangle> cells = new ArrayList<>();
    for (int place : shown.picture()) {
      Rectangle cell = new Rectangle(CELL, CELL);
      cell.getStyleClass().addAll("page-cell", style(place));
      cell.setManaged(false);
      cells.add(cell);
    }
    getChildren().setAll(cells);
    requestLayout();
  }

  /// The style class of what a page belongs to.
  static String style(int place) {
    if (place == Space.FREE) {
      return "page-free";
    }
    return place < SpaceViewModel.COLOURS ? "page-" + place : "page-other";
  }

  private int columns(double width) {
    return Math.max(1, (int) ((width + GAP) / (CELL + GAP)));
  }

  @Override
  protected double computePrefHeight(double width) {
    double given = width < 0 ? 600 : width;
    int cells = shownCells(columns(given));
    int rows = (cells + columns(given) - 1) / columns(given);
    return rows * (CELL + GAP);
  }

  /// Where the picture would be too high, neighbouring strips share a cell.
  private int shownCells(int columns) {
    return Math.min(space.picture().size(), columns * MOST_ROWS);
  }

  @Override
  protected void layoutChildren() {
    int columns = columns(getWidth());
    int all = getChildren().size();
    int shown = shownCells(columns);
    int at = 0;
    for (int i = 0; i < all; i++) {
      boolean isShown = shown > 0 && (long) i * shown / all == at;
      getChildren().get(i).setVisible(isShown);
      if (isShown) {
        int row = at / columns;
        getChildren().get(i).relocate((at % columns) * (CELL + GAP), row * (CELL + GAP));
        at++;
      }
    }
  }
}
