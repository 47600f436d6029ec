package dev.switchback.ui.restore;

import dev.switchback.backup.RestorePlan.Place;

/// What is done with a backup.
public enum RestoreWay {
  /// A copy beside the file.
  BESIDE,
  /// The whole file is replaced.
  IN_PLACE,
  /// Some tables go back into the file.
  TABLES;

  public Place place() {
    return this == BESIDE ? Place.BESIDE : Place.IN_PLACE;
  }

  static RestoreWay of(Place place) {
    return place == Place.BESIDE ? BESIDE : IN_PLACE;
  }
}
