package dev.switchback.registry;

/// What came of asking for a new database: a plan, or why there is none.
public sealed interface CreationPlanning permits CreationPlan, CreationRefusal {}
