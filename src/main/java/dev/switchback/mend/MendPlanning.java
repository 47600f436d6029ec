package dev.switchback.mend;

/// What comes of asking for a cure: a plan, or why there is none.
public sealed interface MendPlanning permits MendPlan, MendRefusal {}
