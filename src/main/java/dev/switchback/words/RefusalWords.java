package dev.switchback.words;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Refusal.Reason;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sql.ScriptProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why nothing will be done, and what would allow it.
public final class RefusalWords {
  private final Bundle bundle;
  private final Formats formats;

  RefusalWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  /// "Nothing was run on shop."
  public String headline(String database, Refusal refusal) {
    return bundle.text("refusal.headline." + PlanWords.kind(refusal.target()), database);
  }

  public Said say(Reason reason) {
    return say(reason, allowance -> bundle.of("allowance.", allowance));
  }

  /// @param allowing how the surface says that something may be allowed: a button, an option
  public Said say(Reason reason, AllowancePhrase allowing) {
    String allow = reason.allowance().map(allowing::of).orElse("");
    return switch (reason) {
      case Reason.OutOfOrder(Version version, Version newest) ->
          said("refusal.outOfOrder", allow, version, newest);
      case Reason.Missing(Version version) -> said("refusal.missing", allow, version);
      case Reason.Edited(Version version) -> said("refusal.edited", allow, version);
      case Reason.Duplicate(Version version, List<Path> files) ->
          said(
              "refusal.duplicate",
              allow,
              version,
              files.stream().map(formats::name).collect(Collectors.joining(", ")));
      case Reason.Unusable(SourceProblem problem) -> said("refusal.unusable", allow, say(problem));
      case Reason.Irreversible(Version version) -> said("refusal.irreversible", allow, version);
      case Reason.ClassGone(Version version, String className) ->
          said("refusal.classGone", allow, version, className);
      case Reason.JarNotAllowed(SourceProblem problem) ->
          said("refusal.jarNotAllowed", allow, formats.name(problem.file()), problem.detail());
      case Reason.UnknownTarget(Version version, List<Version> similar) ->
          new Said(
              bundle.text("refusal.unknownTarget", version),
              similar.isEmpty()
                  ? bundle.text("refusal.unknownTarget.do")
                  : bundle.text(
                      "refusal.unknownTarget.do.similar",
                      formats.choice(similar.stream().map(Version::text).toList())));
      case Reason.AlreadyApplied(Version version) -> said("refusal.alreadyApplied", allow, version);
      case Reason.NotApplied(Version version) -> said("refusal.notApplied", allow, version);
      case Reason.TransactionControl(
              Version version,
              Optional<Path> file,
              int line,
              String keyword) ->
          said("refusal.transactionControl", allow, version, keyword, line, inFile(file));
      case Reason.NeedsNoTransaction(Version version, Optional<Path> file, int line, String what) ->
          said("refusal.needsNoTransaction", allow, version, what, line, inFile(file));
      case Reason.Blocked(Blockage blockage) ->
          said(
              "refusal.blocked." + Bundle.camelCase(blockage.kind()),
              allow,
              blockage.table(),
              blockage.version().map(Version::text).orElse(""),
              blockage.since().map(formats::instant).orElse(""),
              blockage.by());
      case Reason.SafetyCopyNeeded _ -> said("refusal.safetyCopyNeeded", allow);
      case Reason.OnlyRead(Tool tool) -> said("refusal.onlyRead", allow, tool.displayName());
      case Reason.NeedsCommand(Version version, Tool tool) ->
          said("refusal.needsCommand", allow, version, tool.displayName());
      case Reason.Unreadable(
              Version version,
              Optional<Path> file,
              int line,
              ScriptProblem problem) ->
          said(
              "refusal.unreadable",
              allow,
              version,
              line,
              problem.column(),
              inFile(file),
              say(problem));
    };
  }

  /// What is wrong with a text, without its place.
  public String say(ScriptProblem problem) {
    return bundle.text("script." + Bundle.camelCase(problem.kind()), problem.excerpt());
  }

  /// "0003_x.sql, line 4: the section mark is misspelt: …"
  public String say(SourceProblem problem) {
    String what = what(problem);
    return problem.line() > 0
        ? bundle.text("source.problem.at", formats.name(problem.file()), problem.line(), what)
        : bundle.text("source.problem.whole", formats.name(problem.file()), what);
  }

  /// What is wrong with a file, without its name.
  public String what(SourceProblem problem) {
    return bundle.text("source.problem." + Bundle.camelCase(problem.kind()), problem.detail());
  }

  private Said said(String key, String allow, Object... facts) {
    return new Said(bundle.text(key, facts), bundle.text(key + ".do", allow));
  }

  private String inFile(Optional<Path> file) {
    return file.map(path -> bundle.text("refusal.inFile", formats.name(path))).orElse("");
  }
}
