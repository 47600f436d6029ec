package dev.switchback.sqlite;

/// Identity, size and time of change of a main file, its log and its journal. Two equal stamps mean
/// that nobody wrote in between; two different ones that somebody may have.
public record FileStamp(String main, String wal, String journal) {
  /// As one line of text, to be kept in the catalogue.
  public String asText() {
    return main + "|" + wal + "|" + journal;
  }

  /// Whether the file is another one than before, not the same one with another content.
  public boolean isAnotherFileThan(FileStamp before) {
    return !identity().equals(before.identity());
  }

  private String identity() {
    int colon = main.indexOf(':');
    return colon < 0 ? main : main.substring(0, colon);
  }
}
