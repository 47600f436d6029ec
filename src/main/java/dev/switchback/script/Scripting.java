package dev.switchback.script;

/// What came of asking for a plan as a script.
public sealed interface Scripting permits PlanScript, NoScript {}
