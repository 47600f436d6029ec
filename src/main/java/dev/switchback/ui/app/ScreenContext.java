package dev.switchback.ui.app;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import dev.switchback.words.Words;
import java.time.Clock;
import java.util.function.Consumer;

/// What every screen is handed.
///
/// @param changed to be told a database after something was done to it, so that it is looked at
///     again
public record ScreenContext(
    Administration administration,
    FxJobs jobs,
    Texts texts,
    Words words,
    SheetHost sheets,
    Toasts toasts,
    Clock clock,
    Consumer<Database> changed) {}
