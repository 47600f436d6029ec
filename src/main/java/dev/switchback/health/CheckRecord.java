package dev.switchback.health;

import java.time.Instant;

/// A finished check, as the catalogue remembers it.
public record CheckRecord(CheckKind kind, Verdict verdict, int findings, Instant at) {}
