package dev.switchback.command;

import dev.switchback.backup.Backup;
import dev.switchback.failure.Failure;
import java.util.Optional;
import java.util.OptionalLong;

/// What a command did, whatever happened.
///
/// @param end how it ended; empty when it wasn't reached
/// @param effect what is different in the copy, or in the file
/// @param failure what kept us from running it or from counting afterwards
/// @param safetyCopy the way back: the copy of the file that was made before
/// @param activityId its record in the catalogue
public record CommandReport(
    CommandPlan plan,
    Place place,
    Outcome outcome,
    Optional<CommandEnd> end,
    CommandEffect effect,
    Optional<Failure> failure,
    Optional<Backup> safetyCopy,
    OptionalLong activityId) {

  /// What it was run on.
  public enum Place {
    COPY,
    FILE
  }

  /// How it went, seen from that place.
  public enum Outcome {
    DONE,
    /// It couldn't be started, or there was no safety copy.
    NOT_RUN,
    FAILED_UNCHANGED,
    /// It failed, and something of it stays.
    FAILED_CHANGED,
    CANCELLED_UNCHANGED,
    CANCELLED_CHANGED,
    /// It was told to work on a copy, and the file itself is another one now.
    WROTE_TO_THE_FILE
  }

  static CommandReport notRun(CommandPlan plan, Place place, Failure failure) {
    return new CommandReport(
        plan,
        place,
        Outcome.NOT_RUN,
        Optional.empty(),
        CommandEffect.NONE,
        Optional.of(failure),
        Optional.empty(),
        OptionalLong.empty());
  }

  static CommandReport cancelled(CommandPlan plan, Place place) {
    return new CommandReport(
        plan,
        place,
        Outcome.CANCELLED_UNCHANGED,
        Optional.empty(),
        CommandEffect.NONE,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  /// What the way it ended and what it left make together.
  static Outcome outcome(CommandEnd end, CommandEffect effect) {
    boolean isChanged = effect.isWritten() || effect.isVisible();
    return switch (end.result()) {
      case CommandEnd.Result.Exited(int code) when code == 0 -> Outcome.DONE;
      case CommandEnd.Result.Exited _ ->
          isChanged ? Outcome.FAILED_CHANGED : Outcome.FAILED_UNCHANGED;
      case CommandEnd.Result.Stopped _ ->
          isChanged ? Outcome.CANCELLED_CHANGED : Outcome.CANCELLED_UNCHANGED;
      case CommandEnd.Result.NotStarted _ -> Outcome.NOT_RUN;
    };
  }

  /// Whether the command may go on to the file: it was tried on a copy, ended well, and did
  /// something there. One that did nothing has nothing to do, or works on another database than
  /// the one it is told.
  public boolean isWorthRunning() {
    return place == Place.COPY && outcome == Outcome.DONE && effect.isWritten();
  }

  /// Whether it seems to have gone for the file itself, which is kept locked during a try: it did
  /// nothing to the copy and complained of a lock.
  public boolean seemsKeptOut() {
    return place == Place.COPY
        && !effect.isWritten()
        && end.filter(it -> !it.isGood())
            .filter(
                it ->
                    it.output().lines().stream()
                        .anyMatch(line -> line.text().contains("database is locked")))
            .isPresent();
  }

  /// The same after the copy was deleted, because nobody needs it.
  public CommandReport withoutSafetyCopy() {
    return withSafetyCopy(Optional.empty());
  }

  CommandReport withSafetyCopy(Optional<Backup> copy) {
    return new CommandReport(plan, place, outcome, end, effect, failure, copy, activityId);
  }

  public CommandReport withActivity(long id) {
    return new CommandReport(
        plan, place, outcome, end, effect, failure, safetyCopy, OptionalLong.of(id));
  }
}
