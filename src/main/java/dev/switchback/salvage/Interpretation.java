package dev.switchback.salvage;

import dev.switchback.salvage.page.Layout;
import java.util.List;

/// How a file is read: what its header says, or what its pages say where the header can't be right.
///
/// @param userVersion and `applicationId` as the header has them; 0 where it is lost
public record Interpretation(
    Layout layout, AutoVacuum autoVacuum, int userVersion, int applicationId, List<Note> notes) {
  public Interpretation {
    notes = List.copyOf(notes);
  }

  /// Whether the file has pointer maps.
  public enum AutoVacuum {
    ON,
    OFF
  }

  /// What was other than it should be, and what was done about it.
  public enum Note {
    /// Every end of line had been made two bytes; that was taken back.
    LINE_ENDS_INVERTED,
    /// Bytes had been inserted or lost; the pages behind were found at their shifted places.
    SHIFTED,
    HEADER_LOST,
    PAGE_SIZE_WORKED_OUT,
    ENCODING_WORKED_OUT,
    RESERVED_WORKED_OUT,
    VERSION_IGNORED,
    PAGE_COUNT_WRONG,
    CUT_OFF,
    /// Some of the pages that say what tables there are could not be read.
    SCHEMA_DAMAGED,
    LOG_APPLIED,
    /// More of the log was used than SQLite would.
    LOG_READ_PAST_DAMAGE,
    LOG_BIT_MENDED,
    LOG_NOT_OURS,
    JOURNAL_ROLLED_BACK,
    JOURNAL_HEADER_REBUILT,
    JOURNAL_NOT_OURS
  }
}
