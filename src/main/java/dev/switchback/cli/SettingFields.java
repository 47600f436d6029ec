package dev.switchback.cli;

import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.Settings;
import dev.switchback.run.JournalModePlan;
import dev.switchback.run.JournalModeReport;
import dev.switchback.words.Words;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/// The fields of settings, and of changing the journal mode.
final class SettingFields {
  private SettingFields() {}

  static Fields settings(Database database, Words words) {
    Settings settings = database.settings();
    return new Fields()
        .put("database", database.name())
        .put(
            "settings",
            Arrays.stream(DatabaseSetting.values())
                .map(
                    setting ->
                        new Fields()
                            .put("name", setting.key())
                            .put("value", optional(settings.value(setting)))
                            .put("set", settings.get(setting.key()).isPresent())
                            .put("initial", optional(setting.initial()))
                            .put("choices", setting.choices()))
                .toList())
        .put("supplied", new TreeMap<>(settings.supplied()))
        .put("cautions", words.settings().cautions(settings));
  }

  private static Optional<String> optional(String value) {
    return Optional.of(value).filter(it -> !it.isEmpty());
  }

  static Fields plan(Database database, JournalModePlan plan) {
    return new Fields().put("database", database.name()).put("plan", plan(plan));
  }

  private static Fields plan(JournalModePlan plan) {
    return new Fields()
        .put("from", plan.from())
        .put("to", plan.to())
        .put("holders", StatusFields.holders(plan.holders()))
        .put("network", plan.network());
  }

  static Fields report(Database database, JournalModeReport report, Words words) {
    return new Fields()
        .put("database", database.name())
        .put(
            "report",
            plan(report.plan())
                .put("outcome", report.isDone() ? "done" : "failed-unchanged")
                .put("message", words.settings().say(database, report).headline())
                .put("failure", report.failure().map(new ReportFields(words)::failure))
                .put("activity", report.activity()));
  }
}
