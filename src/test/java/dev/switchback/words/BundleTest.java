package dev.switchback.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Care;
import dev.switchback.backup.KeptBecause;
import dev.switchback.backup.OldCopy;
import dev.switchback.backup.Retention;
import dev.switchback.command.Clue;
import dev.switchback.command.CommandRefusal;
import dev.switchback.command.CommandReport;
import dev.switchback.command.ToolVerb;
import dev.switchback.compare.Difference;
import dev.switchback.compare.TableComparison;
import dev.switchback.failure.NotPutBack;
import dev.switchback.health.CheckKind;
import dev.switchback.health.Cure;
import dev.switchback.health.Finding;
import dev.switchback.health.Verdict;
import dev.switchback.lint.Result;
import dev.switchback.lint.Rule;
import dev.switchback.lint.Spot;
import dev.switchback.mend.MendRefusal;
import dev.switchback.mend.MendReport;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.Edit;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Preconditions;
import dev.switchback.migration.Remark;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Way;
import dev.switchback.registry.Activity;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.CreationRefusal;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.Environment;
import dev.switchback.registry.PointPlanning;
import dev.switchback.registry.Protection;
import dev.switchback.registry.Registration;
import dev.switchback.registry.ResetRefusal;
import dev.switchback.registry.SettingChange;
import dev.switchback.registry.StartRun;
import dev.switchback.run.Evidence;
import dev.switchback.run.Loss;
import dev.switchback.run.Offending;
import dev.switchback.run.StepReport;
import dev.switchback.run.Unblocking;
import dev.switchback.run.UnknownName;
import dev.switchback.salvage.CombineRequest;
import dev.switchback.salvage.Interpretation;
import dev.switchback.salvage.LostPage;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SchemaOffer;
import dev.switchback.salvage.TableVerdict;
import dev.switchback.schema.Feature;
import dev.switchback.schema.Inside;
import dev.switchback.schema.SchemaChange;
import dev.switchback.schema.SchemaObject;
import dev.switchback.script.Part;
import dev.switchback.script.PlanScript;
import dev.switchback.source.Layout;
import dev.switchback.sql.Calls;
import dev.switchback.sql.ScriptProblem;
import dev.switchback.sqlite.FileFacts;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.template.Filled;
import dev.switchback.template.InPlaceFinding;
import dev.switchback.template.Template;
import dev.switchback.template.TemplateField;
import dev.switchback.work.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundleTest {
  /// Key prefixes, and the constants each has a text for.
  private static final List<Family> FAMILIES =
      List.of(
          new Family("start.why.", StartRun.Why.class, ""),
          new Family("migration.state.", MigrationState.class, ""),
          new Family("migration.meaning.", MigrationState.class, ""),
          new Family("database.state.", DatabaseState.class, ""),
          new Family("backup.state.", Backup.State.class, ""),
          new Family("backup.reason.", Backup.Reason.class, ""),
          new Family("cleanUp.why.", Retention.Why.class, ""),
          new Family("rules.condition.", BackupSettings.Condition.class, ""),
          new Family("oldCopy.kin.", OldCopy.Kin.class, ""),
          new Family("oldCopy.why.", OldCopy.Why.class, ""),
          new Family("rules.packing.", Care.Packing.class, ""),
          new Family("kept.period.", KeptBecause.Period.class, ""),
          new Family("check.verdict.", Verdict.class, ""),
          new Family("check.kind.", CheckKind.class, ""),
          new Family("cure.", Cure.class, ""),
          new Family("mend.done.", MendReport.Outcome.class, ""),
          new Family("mend.tried.", MendReport.Outcome.class, ""),
          new Family("mend.refused.", MendRefusal.Reason.class, ""),
          new Family("mend.refused.do.", MendRefusal.Reason.class, ""),
          new Family("salvage.choice.", SchemaOffer.Source.class, ""),
          new Family("salvage.offer.", SchemaOffer.Source.class, ""),
          new Family("salvage.outcome.", SalvageReport.Outcome.class, ""),
          new Family("salvage.table.", TableVerdict.Outcome.class, ""),
          new Family("combine.conflicts.", CombineRequest.Prefer.class, ""),
          new Family("combine.onlyBackup.", CombineRequest.Missing.class, ""),
          new Family("combine.onlyBackupTable.", CombineRequest.Missing.class, ""),
          new Family("salvage.expected.", TableVerdict.Source.class, ""),
          new Family("salvage.what.", LostPage.What.class, ""),
          new Family("salvage.how.", Interpretation.Note.class, ""),
          new Family("compare.kind.", Difference.Kind.class, ""),
          new Family("compare.unknown.", TableComparison.Certainty.Reason.class, ""),
          new Family("activity.kind.", Activity.Kind.class, ""),
          new Family("activity.outcome.", Activity.Outcome.class, ""),
          new Family("activity.surface.", Activity.Surface.class, ""),
          new Family("info.feature.", Feature.class, ""),
          new Family("info.autoVacuum.", Inside.AutoVacuum.class, ""),
          new Family("reset.not.", ResetRefusal.Reason.class, ""),
          new Family("reset.not.do.", ResetRefusal.Reason.class, ""),
          new Family("script.role.", Part.Role.class, ""),
          new Family("script.timeliness.", PlanScript.Timeliness.class, ""),
          new Family("step.", Step.class, ""),
          new Family("setting.label.", DatabaseSetting.class, ""),
          new Family("setting.means.", DatabaseSetting.class, ""),
          new Family("setting.refused.", SettingChange.Reason.class, ""),
          new Family("journalMode.advice.", JournalMode.class, ""),
          new Family("journalMode.does.", JournalMode.class, ""),
          new Family("registration.records.", Registration.Records.class, ""),
          new Family("name.", Calls.Kind.class, ""),
          new Family("plan.name.", UnknownName.Certainty.class, ""),
          new Family("step.outcome.", StepReport.Outcome.class, ""),
          new Family("environment.", Environment.class, ""),
          new Family("protection.", Protection.class, ""),
          new Family("layout.", Layout.class, ""),
          new Family("reading.", FileFacts.Reading.class, ""),
          new Family("history.event.", HistoryEntry.Event.class, ""),
          new Family("refusal.blocked.", Blockage.Kind.class, ""),
          new Family("unblock.headline.", Blockage.Kind.class, ""),
          new Family("unblock.choice.", Unblocking.Choice.class, ""),
          new Family("unblock.means.", Unblocking.Choice.class, ""),
          new Family("unblock.done.", Unblocking.Choice.class, ""),
          new Family("evidence.conclusion.", Evidence.Conclusion.class, ""),
          new Family("refusal.blocked.", Blockage.Kind.class, ".do"),
          new Family("create.mode.", JournalMode.class, ""),
          new Family("create.mode.advice.", JournalMode.class, ""),
          new Family("create.refusal.", CreationRefusal.Kind.class, ""),
          new Family("create.refusal.", CreationRefusal.Kind.class, ".do"),
          new Family("command.verb.", ToolVerb.class, ""),
          new Family("command.verb.about.", ToolVerb.class, ""),
          new Family("command.outcome.", CommandReport.Outcome.class, ""),
          new Family("command.clue.", Clue.Kind.class, ""),
          new Family("command.refusal.", CommandRefusal.Reason.class, ""),
          new Family("command.refusal.", CommandRefusal.Reason.class, ".do"),
          new Family("restore.point.not.", PointPlanning.Why.class, ""),
          new Family("restore.point.not.", PointPlanning.Why.class, ".do"),
          new Family("failure.notPutBack.", NotPutBack.Reason.class, ""),
          new Family("failure.notPutBack.", NotPutBack.Reason.class, ".do"),
          new Family("rehearsal.loss.", Loss.Cause.class, ".one"),
          new Family("rehearsal.loss.", Loss.Cause.class, ".other"),
          new Family("rehearsal.offending.", Offending.Kind.class, ".one"),
          new Family("rehearsal.offending.", Offending.Kind.class, ".other"),
          new Family("plan.action.", PlanStep.Action.class, ""),
          new Family("allowance.", Allowance.class, ""),
          new Family("allowance.means.", Allowance.class, ""),
          new Family("script.", ScriptProblem.Kind.class, ""),
          new Family("source.problem.", SourceProblem.Kind.class, ""),
          new Family("finding.", Finding.Kind.class, ""),
          new Family("finding.", Finding.Kind.class, ".means"),
          new Family("finding.", Finding.Kind.class, ".cure"),
          new Family("lint.rule.", Rule.class, ""),
          new Family("lint.notChecked.", Result.Why.class, ""),
          new Family("lint.spot.", Spot.What.class, ""),
          new Family("template.name.", Template.class, ""),
          new Family("template.about.", Template.class, ""),
          new Family("template.field.", TemplateField.class, ""),
          new Family("template.help.", TemplateField.class, ""),
          new Family("template.problem.", Filled.Problem.What.class, ""),
          new Family("template.inPlace.", InPlaceFinding.Kind.class, ""),
          new Family("template.cure.", InPlaceFinding.Cure.class, ""),
          new Family("schema.type.", SchemaObject.Type.class, ""),
          new Family("schema.added.", SchemaObject.Type.class, ""),
          new Family("schema.removed.", SchemaObject.Type.class, ""),
          new Family("schema.changed.", SchemaObject.Type.class, ""),
          new Family("tool.verdict.", dev.switchback.migration.Verdict.class, ""),
          new Family("tool.brief.", dev.switchback.migration.Verdict.class, ""),
          new Family("plan.condition.", Preconditions.Otherwise.class, ""),
          new Family("plan.asTheTool.", Way.Transactions.class, ""),
          new Family("plan.asTheTool.keys.", Way.ForeignKeys.class, ""),
          new Family("tool.edit.", Edit.class, ""),
          new Family("history.remark.", Remark.Kind.class, ""),
          new Family("schema.column.", SchemaChange.ColumnChange.Kind.class, ""));

  /// Texts that are found by something that isn't an enum: result codes, names from elsewhere, and
  /// the three things that are done with a plan.
  private static final Pattern OPEN_FAMILY =
      Pattern.compile(
          "tool\\.command\\.\\w+|rehearsal\\.broken\\.(view|trigger)|history\\.remark\\.\\w+\\.value|sqlite\\.code\\.\\d+(\\.do)?|notChecked\\.\\w+|failure\\.unknownName\\.do\\.\\w+"
              + "|finding\\.unreadable\\.(means|cure)|refusal\\.headline\\.(run|rollBack|stamp|unstamp)|run\\.nothing\\.(run|rollBack|stamp|unstamp)"
              + "|(plan|run\\.done)\\.(run|rollBack|stamp|unstamp)\\.(one|other)");

  private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z]+(?:\\.[a-zA-Z0-9]+)+)\"");

  @Test
  void everyConstantHasItsText() throws IOException {
    Set<String> keys = keys();

    List<String> missing =
        FAMILIES.stream().flatMap(Family::keys).filter(key -> !keys.contains(key)).toList();

    assertThat(FAMILIES.stream().flatMap(Family::keys)).hasSizeGreaterThan(150);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyKeyThatTheCodeNamesExists() throws IOException {
    Set<String> keys = keys();

    assertThat(namedInCode().stream().filter(key -> !exists(key, keys)).toList()).isEmpty();
  }

  @Test
  void everyKeyIsUsed() throws IOException {
    Set<String> named = namedInCode();
    Set<String> families =
        FAMILIES.stream().flatMap(Family::keys).collect(Collectors.toCollection(TreeSet::new));

    List<String> unused =
        keys().stream()
            .filter(key -> !families.contains(key) && !OPEN_FAMILY.matcher(key).matches())
            .filter(key -> !named.contains(key) && !named.contains(stem(key)))
            .toList();

    assertThat(unused).isEmpty();
  }

  @Test
  void noKeyStandsTwice() throws IOException {
    Set<String> seen = new TreeSet<>();
    Path bundle =
        Path.of(
            System.getProperty("switchback.root", "."),
            "src/main/resources/dev/switchback/words/words.properties");

    List<String> twice =
        Pattern.compile("(?m)^([\\w.]+)=")
            .matcher(Files.readString(bundle))
            .results()
            .map((MatchResult match) -> match.group(1))
            .filter(key -> !seen.add(key))
            .toList();

    assertThat(seen).hasSizeGreaterThan(300);
    assertThat(twice).isEmpty();
  }

  @Test
  void noTextUsesAWordThatMeansSomethingElseElsewhere() throws IOException {
    Pattern banned =
        Pattern.compile(
            "\\b(success\\w*|fake\\w*|baseline\\w*|revert\\w*|corrupt\\w*|fatal\\w*|please|oops)\\b",
            Pattern.CASE_INSENSITIVE);
    Properties texts = texts();

    assertThat(
            texts.stringPropertyNames().stream()
                .filter(key -> banned.matcher(texts.getProperty(key)).find()))
        .isEmpty();
  }

  @Test
  void factsAreFilledInAndNothingElseIsSpecial() {
    Bundle bundle = new Bundle(java.util.Locale.ENGLISH);

    assertThat(bundle.text("sqlite.tableExists", "o'{0}'x"))
        .isEqualTo("There is a table o'{0}'x already.");
    assertThat(bundle.find("no.such.key")).isEmpty();
  }

  private static boolean exists(String key, Set<String> keys) {
    return keys.contains(key) || (keys.contains(key + ".one") && keys.contains(key + ".other"));
  }

  /// The key as the code names it: without the count, and without the advice that belongs to it.
  private static String stem(String key) {
    return key.replaceFirst("\\.(one|other|do)$", "");
  }

  private static Set<String> namedInCode() throws IOException {
    Path sources =
        Path.of(System.getProperty("switchback.root", "."), "src/main/java/dev/switchback/words");
    try (Stream<Path> files = Files.list(sources)) {
      Set<String> names = new TreeSet<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        LITERAL
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult match) -> match.group(1))
            .filter(name -> !name.startsWith("dev.switchback"))
            .forEach(names::add);
      }
      assertThat(names).hasSizeGreaterThan(100);
      return names;
    }
  }

  private static Set<String> keys() throws IOException {
    return new TreeSet<>(texts().stringPropertyNames());
  }

  private static Properties texts() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(Words.class.getResourceAsStream("words.properties"))) {
      Properties texts = new Properties();
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return texts;
    }
  }

  private record Family(String prefix, Class<? extends Enum<?>> type, String suffix) {
    Stream<String> keys() {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> prefix + Bundle.camelCase(constant) + suffix);
    }
  }
}
