package dev.switchback.ui.blocked;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.migration.Blockage;
import dev.switchback.run.Evidence;
import dev.switchback.run.Unblocking.Choice;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;

/// One thing that blocks, with everything that helps to decide about it.
///
/// @param evidence what of the migration is in the file; without items where nothing can be said
/// @param holder the process that wrote it, as far as it is known
public record BlockedCase(Blockage blockage, Evidence evidence, Holder holder) {

  /// What is known of the process that wrote it.
  public enum Holder {
    /// None was noted.
    UNKNOWN,
    RUNS,
    GONE
  }

  /// Asks the system whether the process still runs.
  static BlockedCase of(Blockage blockage, Evidence evidence) {
    if (blockage.pid().isEmpty()) {
      return new BlockedCase(blockage, evidence, Holder.UNKNOWN);
    }
    boolean runs =
        ProcessHandle.of(blockage.pid().getAsLong()).filter(ProcessHandle::isAlive).isPresent();
    return new BlockedCase(blockage, evidence, runs ? Holder.RUNS : Holder.GONE);
  }

  /// What somebody can say of it.
  public List<Choice> choices() {
    return switch (blockage.kind()) {
      case LOCK -> List.of(Choice.RELEASE);
      case DIRTY, FAILED -> List.of(Choice.NOT_APPLIED, Choice.APPLIED);
    };
  }

  /// What of the migration the file has, the conclusion first; empty for a lock.
  public List<Line> found(Words words) {
    if (blockage.kind() == Blockage.Kind.LOCK) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    if (blockage.version().isPresent()) {
      Tone tone = evidence.conclusion() == Evidence.Conclusion.PARTLY ? Tone.WARNING : Tone.PLAIN;
      lines.add(
          new Line(tone, text("blocked.found", words.blockages().word(evidence.conclusion()))));
    }
    List<String> items = words.blockages().items(evidence);
    for (int i = 0; i < items.size(); i++) {
      boolean isThere = evidence.items().get(i).there();
      lines.add(new Line(isThere ? Tone.GOOD : Tone.MUTED, items.get(i)));
    }
    return lines;
  }

  /// Who wrote it, and whether that process still runs; empty where nobody is noted.
  public List<Line> by(Words words) {
    List<Line> lines = new ArrayList<>();
    if (!blockage.by().isBlank()) {
      lines.add(Line.plain(blockage.by()));
    }
    switch (holder) {
      case UNKNOWN -> {}
      case RUNS ->
          lines.add(
              Line.warning(
                  text("blocked.process.runs", pid()) + " " + text("blocked.process.wait")));
      case GONE -> lines.add(Line.good(text("blocked.process.gone", pid())));
    }
    if (lines.isEmpty()) {
      lines.add(Line.muted(words.formats().notRecorded()));
    }
    return lines;
  }

  private String pid() {
    return Long.toString(blockage.pid().orElse(0));
  }

  /// Whether `choice` may hurt somebody who is still at work, or says something the file doesn't.
  public boolean isDangerous(Choice choice) {
    return switch (choice) {
      case RELEASE -> holder == Holder.RUNS;
      case NOT_APPLIED -> evidence.conclusion() == Evidence.Conclusion.APPLIED;
      case APPLIED -> evidence.conclusion() == Evidence.Conclusion.NOT_APPLIED;
    };
  }
}
