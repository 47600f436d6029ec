package dev.switchback.salvage;

import java.nio.file.Path;

/// A salvage that was written into a private folder, to be looked at before anything is kept.
///
/// @param report of what came out; the file it names lies in `folder`
/// @param folder belongs to this draft alone, and goes with it
public record SalvageDraft(SalvageReport report, Path folder) {
  /// The draft after rows without a home were given to a table.
  public SalvageDraft withGiven(LostRows from, String table, LostAndFound.Moved moved) {
    return new SalvageDraft(report.withGiven(from, table, moved), folder);
  }

  public Path file() {
    return report.into();
  }
}
