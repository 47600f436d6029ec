package dev.switchback.words;

import dev.switchback.failure.Holder;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.Registration;
import dev.switchback.registry.SettingChange;
import dev.switchback.registry.Settings;
import dev.switchback.run.JournalModePlan;
import dev.switchback.run.JournalModeReport;
import dev.switchback.sqlite.JournalMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a database's settings mean, and what changing them comes to.
public final class SettingWords {
  private final Bundle bundle;
  private final Formats formats;

  SettingWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  /// "Journal mode".
  public String label(DatabaseSetting setting) {
    return bundle.of("setting.label.", setting);
  }

  /// What it does, in a sentence.
  public String meaning(DatabaseSetting setting) {
    return bundle.of("setting.means.", setting);
  }

  /// The value as a person reads it, where there is none too.
  public String value(String value) {
    return value.isEmpty() ? bundle.text("setting.none") : value;
  }

  /// The journal mode, which is the file's own as long as nobody decided.
  ///
  /// @param now that of the file; empty where it can't be looked at
  public String journalMode(Settings settings, Optional<JournalMode> now) {
    String file = now.map(mode -> mode.name().toLowerCase(Locale.ROOT)).orElse("?");
    return settings
        .journalMode()
        .map(mode -> mode.name().toLowerCase(Locale.ROOT))
        .map(
            wanted ->
                wanted.equals(file)
                    ? wanted
                    : bundle.text("setting.journalMode.differs", wanted, file))
        .orElseGet(() -> bundle.text("setting.journalMode.asFound", file));
  }

  /// What can be given: "on, off".
  public String choices(DatabaseSetting setting) {
    if (!setting.choices().isEmpty()) {
      return String.join(", ", setting.choices());
    }
    if (setting == DatabaseSetting.BUSY_TIMEOUT) {
      return bundle.text("setting.takes.seconds");
    }
    return bundle.text(
        setting == DatabaseSetting.FILE_ENDING ? "setting.takes.ending" : "setting.takes.prefix");
  }

  /// "busy-timeout becomes 60."
  public String say(Database database, SettingChange.Changed change) {
    return change
        .value()
        .map(value -> bundle.text("setting.changed", database.name(), change.name(), value))
        .orElseGet(() -> bundle.text("setting.forgotten", database.name(), change.name()));
  }

  /// Why a setting can't be changed so, and what can be given.
  public String say(SettingChange.Refused refused) {
    return bundle.text(
        "setting.refused." + Bundle.camelCase(refused.reason()),
        refused.name(),
        refused.value(),
        DatabaseSetting.named(refused.name()).map(this::choices).orElse(refused.detail()));
  }

  /// What somebody should know before they rely on the settings as they are.
  public List<String> cautions(Settings settings) {
    List<String> cautions = new ArrayList<>();
    switch (settings.forRuns().synchronous()) {
      case OFF -> cautions.add(bundle.text("setting.caution.synchronousOff"));
      case NORMAL -> cautions.add(bundle.text("setting.caution.synchronousNormal"));
      case FULL, EXTRA -> {}
    }
    switch (settings.forRuns().foreignKeys()) {
      case ON -> cautions.add(bundle.text("setting.caution.foreignKeysOn"));
      case USUAL, OFF -> {}
    }
    if (!settings.forRuns().names().collations().isEmpty()) {
      cautions.add(bundle.text("setting.caution.collationsInRuns"));
    }
    return cautions;
  }

  /// When each journal mode is the better one.
  public String advice(JournalMode mode) {
    return bundle.of("journalMode.advice.", mode);
  }

  /// What changing the journal mode would be, before it is done.
  public Account say(Database database, JournalModePlan plan) {
    Account.Parts parts = new Account.Parts();
    parts.add(bundle.text("plan.label.file"), formats.path(database.file()));
    parts.add(bundle.text("journalMode.label.does"), bundle.of("journalMode.does.", plan.to()));
    parts.add(bundle.text("journalMode.label.good"), advice(plan.to()));
    parts.add(
        bundle.text("plan.label.wayBack"), bundle.text("journalMode.wayBack", plan.from().name()));
    parts.add(
        bundle.text("plan.label.inUse"),
        plan.holders().isEmpty()
            ? bundle.text("plan.inUse.nobody")
            : bundle.text(
                "journalMode.inUse",
                formats.list(plan.holders().stream().map(Holder::toString).toList())));
    plan.network()
        .ifPresent(
            type ->
                parts.add(
                    bundle.text("journalMode.label.network"),
                    bundle.text(
                        plan.isRefused() ? "journalMode.network.refused" : "journalMode.network",
                        type)));
    return parts.under(
        bundle.text(
            plan.isEmpty() ? "journalMode.nothing" : "journalMode.plan",
            database.name(),
            plan.from().name(),
            plan.to().name()));
  }

  public Account say(Database database, JournalModeReport report) {
    Account.Parts parts = new Account.Parts();
    report
        .failure()
        .ifPresent(
            failure -> {
              Said said = new FailureWords(bundle, formats, new SqliteWords(bundle)).say(failure);
              parts.add(bundle.text("run.label.why"), said.sentence());
              parts.add(bundle.text("run.label.do"), said.advice());
            });
    return parts.under(
        bundle.text(
            report.isDone() ? "journalMode.done" : "journalMode.failed",
            database.name(),
            report.plan().to().name(),
            report.plan().from().name()));
  }

  /// What a change of the registration comes to, line by line; empty where nothing changes.
  public List<String> changes(Registration change) {
    List<String> lines = new ArrayList<>();
    Database from = change.from();
    Database to = change.to();
    add(lines, "registration.name", from.name(), to.name());
    add(lines, "registration.file", formats.path(from.file()), formats.path(to.file()));
    add(lines, "registration.migrations", folder(from.source()), folder(to.source()));
    add(
        lines,
        "registration.environment",
        bundle.of("environment.", from.environment()),
        bundle.of("environment.", to.environment()));
    add(
        lines,
        "registration.protection",
        bundle.of("protection.", from.protection()),
        bundle.of("protection.", to.protection()));
    change.records().ifPresent(records -> lines.add(bundle.of("registration.records.", records)));
    return lines;
  }

  private void add(List<String> lines, String key, String from, String to) {
    if (!from.equals(to)) {
      lines.add(bundle.text(key, from, to));
    }
  }

  private String folder(Optional<Path> folder) {
    return folder.map(formats::path).orElseGet(() -> bundle.text("registration.none"));
  }
}
