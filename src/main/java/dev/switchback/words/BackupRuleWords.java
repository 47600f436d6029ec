package dev.switchback.words;

import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.registry.ScheduledRuns;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What was decided about the backups of a database.
public final class BackupRuleWords {
  private final Bundle bundle;
  private final Formats formats;

  BackupRuleWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  /// @param next when each scheduled task comes next
  public Account say(
      Database database, BackupSettings rules, Map<ScheduledRuns.Task, Instant> next) {
    Account.Parts parts = new Account.Parts();
    parts.add(
        bundle.text("rules.label.backUp"),
        planned(rules.backUp(), Optional.ofNullable(next.get(ScheduledRuns.Task.BACK_UP)))
            + (rules.backUp().isPresent()
                ? ", " + bundle.of("rules.condition.", rules.condition())
                : ""));
    parts.add(
        bundle.text("rules.label.prove"),
        planned(rules.prove(), Optional.ofNullable(next.get(ScheduledRuns.Task.PROVE))));
    parts.add(bundle.text("rules.label.keeps"), keeps(rules));
    parts.add(
        bundle.text("rules.label.second"),
        rules
            .secondPlace()
            .map(place -> bundle.text("rules.second", formats.path(place)))
            .orElseGet(() -> bundle.text("rules.noSecond")));
    return parts.under(bundle.text("rules.headline", database.name()));
  }

  private String planned(Optional<BackupSettings.Planned> planned, Optional<Instant> next) {
    return planned
        .map(
            it ->
                bundle.text(
                    "rules.planned",
                    new ScheduleWords(bundle, formats).say(it.schedule()),
                    formats.instant(next)))
        .orElseGet(() -> bundle.text("rules.notPlanned"));
  }

  /// What a clean-up keeps, and whether it happens by itself.
  public String keeps(BackupSettings rules) {
    String policy = new RetentionWords(bundle, formats).say(rules.policy());
    return rules.keep().isPresent() ? policy : bundle.text("rules.standard", policy);
  }
}
