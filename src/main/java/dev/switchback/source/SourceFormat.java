package dev.switchback.source;

import dev.switchback.migration.Tool;
import java.nio.file.Path;
import java.util.Optional;

/// How one tool lays its migrations out in files: one class for each.
///
/// Instances have no state and may be used by several threads. Nothing is ever written, and no
/// program of the project is run.
public interface SourceFormat {
  Tool tool();

  /// Why `place` looks as only this tool lays files out, in words with counts: "12 folders with
  /// up.sql"; empty when it doesn't, or when other tools' files look the same. Cheap.
  ///
  /// @param place a folder, or a file where the tool's source is one
  Optional<String> recognise(Path place);

  /// The same where other formats are asked too: what one has looked up, the next needn't.
  default Optional<String> recognise(Glance glance) {
    return recognise(glance.place());
  }

  /// Reads `place` as the tool would, whatever it looks like: its order, its versions, its marks.
  /// A file that the tool couldn't use becomes a problem of the migration set.
  ///
  /// @throws dev.switchback.failure.SourceMissing when it isn't there or can't be read
  SourceReading read(Path place);

  /// The same for one database, where the tool keeps the migrations of several in one place, or
  /// can be set up for each.
  default SourceReading read(Path place, Wanted wanted) {
    return read(place);
  }

  /// Whether that one database can make a difference by its place alone, so that what was read for
  /// one does not hold for the next.
  default boolean isPerDatabase() {
    return false;
  }
}
