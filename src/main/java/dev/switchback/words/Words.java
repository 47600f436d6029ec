package dev.switchback.words;

import dev.switchback.backup.Backup;
import dev.switchback.health.CheckKind;
import dev.switchback.health.Verdict;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.PlanStep;
import dev.switchback.registry.Activity;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.run.StepReport;
import dev.switchback.source.Layout;
import dev.switchback.sqlite.FileFacts;
import dev.switchback.work.Step;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/// One word for each state, and the way to the sentences: the same on the command line and in the
/// window. Immutable; opens no file and reads no clock but the one it is given.
public final class Words {
  private final Bundle bundle;
  private final Formats formats;

  /// @param clock tells the zone of times and which year is this one
  /// @param home the user's home folder, written as `~`
  public Words(Locale locale, Clock clock, Path home) {
    bundle = new Bundle(locale);
    formats = new Formats(bundle, locale, clock, home);
  }

  public Formats formats() {
    return formats;
  }

  public SqliteWords sqlite() {
    return new SqliteWords(bundle);
  }

  public FailureWords failures() {
    return new FailureWords(bundle, formats, sqlite());
  }

  public PlanWords plans() {
    return new PlanWords(bundle, formats);
  }

  public RefusalWords refusals() {
    return new RefusalWords(bundle, formats);
  }

  public LintWords lint() {
    return new LintWords(bundle);
  }

  public ProposalWords proposals() {
    return new ProposalWords(bundle, formats, histories(), failures());
  }

  public JarWords jars() {
    return new JarWords(bundle, formats);
  }

  public SchemaWords schemas() {
    return new SchemaWords(bundle);
  }

  public RunWords runs() {
    return new RunWords(bundle, formats);
  }

  public RehearsalWords rehearsals() {
    return new RehearsalWords(bundle, formats);
  }

  public TryWords tries() {
    return new TryWords(bundle, formats);
  }

  public InfoWords infos() {
    return new InfoWords(bundle, formats, this);
  }

  public ResetWords resets() {
    return new ResetWords(bundle, formats);
  }

  public ScriptWords scripts() {
    return new ScriptWords(bundle, formats);
  }

  public BackupWords backups() {
    return new BackupWords(bundle, formats);
  }

  public RetentionWords retention() {
    return new RetentionWords(bundle, formats);
  }

  public OldCopyWords oldCopies() {
    return new OldCopyWords(bundle, formats);
  }

  public BackupRuleWords backupRules() {
    return new BackupRuleWords(bundle, formats);
  }

  public ScheduleWords schedules() {
    return new ScheduleWords(bundle, formats);
  }

  public ProofWords proofs() {
    return new ProofWords(bundle, formats);
  }

  public RestoreWords restores() {
    return new RestoreWords(bundle, formats);
  }

  public ExtentWords extents() {
    return new ExtentWords(bundle, formats);
  }

  public CheckWords checks() {
    return new CheckWords(bundle, formats);
  }

  public MendWords mends() {
    return new MendWords(bundle, formats);
  }

  public SpaceWords spaces() {
    return new SpaceWords(bundle, formats);
  }

  public CombineWords combining() {
    return new CombineWords(bundle, formats);
  }

  public SalvageWords salvages() {
    return new SalvageWords(bundle, formats);
  }

  public BlockageWords blockages() {
    return new BlockageWords(bundle, formats);
  }

  public CompareWords comparing() {
    return new CompareWords(bundle, formats);
  }

  public HistoryWords histories() {
    return new HistoryWords(bundle, formats);
  }

  public CreationWords creations() {
    return new CreationWords(bundle, formats);
  }

  public CommandWords commands() {
    return new CommandWords(bundle, formats);
  }

  public SettingWords settings() {
    return new SettingWords(bundle, formats);
  }

  public ToolWords tools() {
    return new ToolWords(bundle);
  }

  public InterruptionWords interruptions() {
    return new InterruptionWords(bundle);
  }

  public TemplateWords templates() {
    return new TemplateWords(bundle);
  }

  public String word(MigrationState state) {
    return bundle.of("migration.state.", state);
  }

  /// What the state means, as a sentence.
  public String meaning(MigrationState state) {
    return bundle.of("migration.meaning.", state);
  }

  /// The word beside a migration that takes data away.
  public String destructive() {
    return bundle.text("migration.destructive");
  }

  public String word(DatabaseState state) {
    return bundle.of("database.state.", state);
  }

  /// The state of a database in a list: "2 pending", "Up to date".
  public String word(DatabaseStatus status) {
    return status.state() == DatabaseState.PENDING
        ? formats.pending(status.pendingCount())
        : word(status.state());
  }

  public String word(Backup.State state) {
    return bundle.of("backup.state.", state);
  }

  public String word(Backup.Reason reason) {
    return bundle.of("backup.reason.", reason);
  }

  public String word(Verdict verdict) {
    return bundle.of("check.verdict.", verdict);
  }

  public String word(CheckKind kind) {
    return bundle.of("check.kind.", kind);
  }

  public String word(Activity.Kind kind) {
    return bundle.of("activity.kind.", kind);
  }

  public String word(Activity.Outcome outcome) {
    return bundle.of("activity.outcome.", outcome);
  }

  public String word(Activity.Surface surface) {
    return bundle.of("activity.surface.", surface);
  }

  public String word(Step step) {
    return bundle.of("step.", step);
  }

  public String word(StepReport.Outcome outcome) {
    return bundle.of("step.outcome.", outcome);
  }

  public String word(Environment environment) {
    return bundle.of("environment.", environment);
  }

  public String word(Protection protection) {
    return bundle.of("protection.", protection);
  }

  public String word(Layout layout) {
    return bundle.of("layout.", layout);
  }

  public String word(FileFacts.Reading reading) {
    return bundle.of("reading.", reading);
  }

  public String word(HistoryEntry.Event event) {
    return bundle.of("history.event.", event);
  }

  public String word(PlanStep.Action action) {
    return bundle.of("plan.action.", action);
  }

  /// "allow out of order".
  public String word(Allowance allowance) {
    return bundle.of("allowance.", allowance);
  }

  /// What comes of allowing it.
  public String meaning(Allowance allowance) {
    return bundle.of("allowance.means.", allowance);
  }
}
