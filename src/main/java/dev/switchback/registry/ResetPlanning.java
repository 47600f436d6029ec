package dev.switchback.registry;

/// What came of asking what a reset would do.
public sealed interface ResetPlanning permits ResetPlan, ResetRefusal {}
