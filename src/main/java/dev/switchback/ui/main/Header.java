package dev.switchback.ui.main;

import dev.switchback.backup.Backup;
import dev.switchback.health.CheckRecord;
import dev.switchback.migration.TimelineRow;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Protection;
import dev.switchback.sqlite.FileFacts;
import dev.switchback.ui.app.ByCommand;
import dev.switchback.ui.app.Look;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.app.Times;
import dev.switchback.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/// What stands above a timeline: the name, how things are, and what can be done.
///
/// @param reading how the file was read
/// @param history whose history counts; empty where it is Switchback's own
/// @param run the text of the main button
/// @param runRefused why it can't be pressed; empty when it can
/// @param writeRefused why nothing that needs the file can be done; empty when it can
public record Header(
    String name,
    String path,
    List<Badge> badges,
    Badge reading,
    Optional<Told> history,
    String run,
    Optional<String> runRefused,
    Optional<String> writeRefused) {
  public Header {
    badges = List.copyOf(badges);
  }

  /// A state with its words.
  public record Badge(StateStyle style, String text, String explanation) {}

  /// A quiet sentence, and what stands behind it.
  public record Told(String text, String explanation) {}

  /// What is known before the first look has ended.
  static Header looking(Database database, Words words, Texts texts) {
    return new Header(
        database.name(),
        words.formats().path(database.file()),
        List.of(
            new Badge(
                StateStyle.of(DatabaseState.NOT_CHECKED), texts.get("databases.looking"), "")),
        new Badge(new StateStyle(Feather.CIRCLE, StateStyle.Role.NEUTRAL), "", ""),
        Optional.empty(),
        texts.get("header.run.none"),
        Optional.of(texts.get("header.refused.looking")),
        Optional.of(texts.get("header.refused.looking")));
  }

  static Header of(Look look, Words words, Texts texts, Clock clock) {
    DatabaseStatus status = look.status();
    int pending = status.pendingCount();
    Optional<String> noFile =
        switch (status.state()) {
          case NOT_FOUND -> Optional.of(texts.get("header.refused.notFound"));
          case CANNOT_BE_OPENED -> Optional.of(texts.get("header.refused.cannotBeOpened"));
          case UP_TO_DATE,
              PENDING,
              NEEDS_ATTENTION,
              DAMAGED,
              IN_USE,
              READ_ONLY,
              RECOVERY_PENDING,
              HEALTHY,
              NOT_CHECKED ->
              Optional.empty();
        };
    Optional<String> noRun =
        noFile.or(
            () -> {
              if (status.database().source().isEmpty()) {
                return Optional.of(texts.get("header.refused.noSource"));
              }
              if (status.state() == DatabaseState.READ_ONLY) {
                return Optional.of(texts.get("header.refused.readOnly"));
              }
              if (!status.timeline().blockages().isEmpty()) {
                return Optional.of(texts.get("header.refused.blocked"));
              }
              if (pending > 0
                  && status.timeline().pending().stream().allMatch(TimelineRow::isCode)
                  && !ByCommand.canBe(status)) {
                return Optional.of(
                    texts.get(
                        "header.refused.code", words.tools().actor(status.timeline().tool())));
              }
              return pending == 0
                  ? Optional.of(texts.get("header.refused.nothingPending"))
                  : Optional.empty();
            });
    return new Header(
        status.database().name(),
        words.formats().path(status.database().file()),
        badges(status, words, texts, clock),
        reading(status, words, clock),
        words.tools().history(status).map(text -> new Told(text, words.tools().reason(status))),
        pending == 0
            ? texts.get("header.run.none")
            : texts.get("header.run", words.formats().pending(pending)),
        noRun,
        noFile);
  }

  private static List<Badge> badges(DatabaseStatus status, Words words, Texts texts, Clock clock) {
    List<Badge> badges = new ArrayList<>();
    boolean onlyHealth =
        status.state() == DatabaseState.NOT_CHECKED || status.state() == DatabaseState.HEALTHY;
    if (!onlyHealth) {
      badges.add(new Badge(StateStyle.of(status.state()), words.word(status), ""));
    }
    if (status.state() != DatabaseState.NOT_FOUND
        && status.state() != DatabaseState.CANNOT_BE_OPENED) {
      badges.add(health(status.lastCheck(), words, texts, clock));
    }
    badges.add(backup(status.lastBackup(), words, texts, clock));
    if (!status.holders().isEmpty()) {
      String holders = words.plans().inUse(status.holders());
      badges.add(
          new Badge(
              new StateStyle(Feather.LOCK, StateStyle.Role.NEUTRAL),
              texts.get("header.openIn", status.holders().getFirst().program()),
              holders));
    }
    badges.addFirst(
        new Badge(
            StateStyle.of(status.database().environment()),
            words.word(status.database().environment()),
            texts.get("header.environment")));
    if (status.database().protection() == Protection.PROTECTED) {
      badges.add(
          new Badge(
              new StateStyle(Feather.LOCK, StateStyle.Role.NEUTRAL),
              words.word(Protection.PROTECTED),
              texts.get("header.protected")));
    }
    return badges;
  }

  private static Badge health(Optional<CheckRecord> check, Words words, Texts texts, Clock clock) {
    return check
        .map(
            c ->
                new Badge(
                    StateStyle.of(c.verdict()),
                    words.word(c.verdict()) + " · " + Times.when(c.at(), clock),
                    words.word(c.kind())))
        .orElseGet(
            () ->
                new Badge(
                    StateStyle.of(DatabaseState.NOT_CHECKED),
                    words.word(DatabaseState.NOT_CHECKED),
                    texts.get("header.notChecked")));
  }

  private static Badge backup(Optional<Backup> backup, Words words, Texts texts, Clock clock) {
    return backup
        .map(
            b ->
                new Badge(
                    new StateStyle(Feather.ARCHIVE, StateStyle.Role.VIOLET),
                    Duration.between(b.at(), clock.instant()).toMinutes() < 1
                        ? texts.get("header.backupNow")
                        : texts.get("header.backup", Times.age(b.at(), clock)),
                    words.word(b.state()) + ", " + words.formats().instant(b.at())))
        .orElseGet(
            () ->
                new Badge(
                    new StateStyle(Feather.ARCHIVE, StateStyle.Role.NEUTRAL),
                    texts.get("header.noBackup"),
                    ""));
  }

  private static Badge reading(DatabaseStatus status, Words words, Clock clock) {
    FileFacts.Reading reading = status.facts().reading();
    String word = words.word(reading);
    return switch (reading) {
      case LIVE -> new Badge(new StateStyle(Feather.RADIO, StateStyle.Role.SUCCESS), word, "");
      case SNAPSHOT ->
          new Badge(
              new StateStyle(Feather.CAMERA, StateStyle.Role.WARNING),
              word + status.facts().modifiedAt().map(t -> " " + Times.when(t, clock)).orElse(""),
              "");
      case NONE -> new Badge(new StateStyle(Feather.EYE_OFF, StateStyle.Role.NEUTRAL), word, "");
    };
  }
}
