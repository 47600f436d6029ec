package dev.switchback.command;

/// What came of asking for a verb: a plan, or why there is none.
public sealed interface CommandPlanning permits CommandPlan, CommandRefusal {}
