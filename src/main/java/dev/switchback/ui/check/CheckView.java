package dev.switchback.ui.check;

import dev.switchback.health.CheckReport;
import dev.switchback.health.Finding;
import dev.switchback.health.Verdict;
import dev.switchback.registry.Database;
import dev.switchback.ui.sheet.AccountText;
import dev.switchback.ui.sheet.Line;
import dev.switchback.words.CheckWords;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Optional;

/// A check's result, ready to be read.
///
/// @param headline the outcome in a sentence
/// @param findings worst first
/// @param notChecked what the check says nothing about
/// @param limited whether there may be more than is shown
public record CheckView(
    Verdict verdict,
    String headline,
    List<FindingView> findings,
    List<String> notChecked,
    boolean limited,
    String text) {
  public CheckView {
    findings = List.copyOf(findings);
    notChecked = List.copyOf(notChecked);
  }

  /// How the result is meant.
  public Line.Tone tone() {
    return switch (verdict) {
      case HEALTHY -> Line.Tone.GOOD;
      case NOT_ALL_CHECKED, SPACE_NOT_ACCOUNTED, RULES_BROKEN, INDEX_PROBLEM -> Line.Tone.WARNING;
      case DAMAGED, CANNOT_BE_OPENED -> Line.Tone.DANGER;
    };
  }

  static CheckView of(CheckReport report, Database database, Words words) {
    CheckWords checks = words.checks();
    return new CheckView(
        report.verdict(),
        checks.headline(database, report),
        report.findings().stream().map(finding -> view(database, finding, checks)).toList(),
        checks.notChecked(report),
        report.limited(),
        AccountText.of(checks.say(database, report)));
  }

  private static FindingView view(Database database, Finding finding, CheckWords checks) {
    return new FindingView(
        finding.kind().verdict(),
        checks.sentence(finding),
        checks.meaning(finding),
        checks.cure(finding),
        checks.rows(finding),
        checks.remedies(database, finding),
        finding,
        finding.originals());
  }

  /// One group of problems.
  ///
  /// @param what what is wrong, where, and how often
  /// @param means what it means for the data
  /// @param cure the mildest thing that helps
  /// @param rows the first rows it is about
  /// @param remedies what helps, the mildest first
  /// @param originals SQLite's own messages
  public record FindingView(
      Verdict verdict,
      String what,
      String means,
      String cure,
      Optional<String> rows,
      List<CheckWords.Remedy> remedies,
      Finding finding,
      List<String> originals) {
    public FindingView {
      remedies = List.copyOf(remedies);
      originals = List.copyOf(originals);
    }
  }
}
