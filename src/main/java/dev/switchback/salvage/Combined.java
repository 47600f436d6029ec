package dev.switchback.salvage;

/// What a salvage and a backup gave together.
///
/// @param salvage what came out of the damaged file; its own new file isn't kept
public record Combined(SalvageReport salvage, CombineReport combine) {}
