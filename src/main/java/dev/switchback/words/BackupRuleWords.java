package dev.switchback.words;

import dev.switchback.backup.Care;
import dev.switchback.backup.SecondPlaceState;
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
  /// @param second how it stands with the second place; empty when there is none
  public Account say(
      Database database,
      BackupSettings rules,
      Map<ScheduledRuns.Task, Instant> next,
      Optional<SecondPlaceState> second) {
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
    parts.add(bundle.text("rules.label.packing"), bundle.of("rules.packing.", rules.packing()));
    parts.add(
        bundle.text("rules.label.second"),
        second
            .map(
                place ->
                    bundle.text("rules.second", formats.path(place.place())) + " " + say(place))
            .orElseGet(() -> bundle.text("rules.noSecond")));
    return parts.under(bundle.text("rules.headline", database.name()));
  }

  /// How it stands with the second place: "there, on another disk; 3 backups copied, 1 backup
  /// waits".
  public String say(SecondPlaceState state) {
    String where =
        !state.isThere()
            ? bundle.text("rules.second.away")
            : bundle.text(state.isApart() ? "rules.second.apart" : "rules.second.sameDisk");
    String copies =
        state.waiting().isEmpty()
            ? bundle.text("rules.second.all", formats.backups(state.copied()))
            : bundle.text(
                "rules.second.waiting",
                formats.backups(state.copied()),
                formats.backups(state.waiting().size()),
                state.waiting().getFirst().care().second().map(Care.SecondCopy::detail).orElse(""));
    return where + " " + copies;
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
