package dev.switchback.migration;

/// What came of planning: the steps, or the reasons against.
public sealed interface Planning permits Plan, Refusal {}
