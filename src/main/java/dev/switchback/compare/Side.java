package dev.switchback.compare;

/// Which of the two files that are compared.
public enum Side {
  /// The file as it is now.
  TODAY,
  /// The copy that might take its place.
  BACKUP
}
