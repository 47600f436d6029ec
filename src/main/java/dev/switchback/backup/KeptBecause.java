package dev.switchback.backup;

/// Why a clean-up leaves a backup where it is.
public sealed interface KeptBecause {

  /// Somebody pinned it.
  record Pinned() implements KeptBecause {}

  /// Of those that were found good it is the newest.
  record NewestGood() implements KeptBecause {}

  /// Of those that were proved it is the newest.
  record NewestProved() implements KeptBecause {}

  /// Number `number` of the newest `of`.
  record Last(int number, int of) implements KeptBecause {}

  /// The newest of its hour, day, … : number `number` of `of`.
  record Newest(Period period, int number, int of) implements KeptBecause {}

  /// The safety copy that undoing the last operation needs.
  record WayBack() implements KeptBecause {}

  /// Number `number` of the newest `of` safety copies.
  record LastSafety(int number, int of) implements KeptBecause {}

  /// A safety copy, or one that isn't good, younger than `days`.
  record Young(int days) implements KeptBecause {}

  /// It isn't good, but there is no good one that is newer.
  record NothingBetter() implements KeptBecause {}

  /// Its file isn't there: there is nothing to remove.
  record FileMissing() implements KeptBecause {}

  /// Somebody else's file, that was only taken into the list.
  record NotOurs() implements KeptBecause {}

  /// Whether no limit of room takes it either.
  default boolean isAgainstAll() {
    return switch (this) {
      case Pinned _, NewestGood _, NewestProved _, WayBack _, NothingBetter _, FileMissing _ ->
          true;
      case NotOurs _ -> true;
      case Last _, Newest _, LastSafety _, Young _ -> false;
    };
  }

  /// What time is divided into.
  enum Period {
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR
  }
}
