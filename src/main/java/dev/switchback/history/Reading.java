package dev.switchback.history;

import dev.switchback.migration.History;
import dev.switchback.migration.MigrationSet;

/// A source's migrations and a database's history, in one order.
public record Reading(MigrationSet migrations, History history) {}
