package dev.switchback.migration;

/// What is undone together when something fails.
public enum Atomicity {
  /// The whole plan is one transaction.
  ALL_OR_NOTHING,
  /// Each migration is a transaction of its own; those before the failed one stay.
  EACH_ON_ITS_OWN,
  /// Whatever the tool whose history it is would do: its transactions, its foreign-key setting, its
  /// notes before, within and after. With Switchback's own history this is [#ALL_OR_NOTHING].
  AS_THE_TOOL
}
