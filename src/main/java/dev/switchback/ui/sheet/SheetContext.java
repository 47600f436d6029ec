package dev.switchback.ui.sheet;

import dev.switchback.Administration;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.words.Words;
import java.time.Clock;

/// What the view models of the sheets are handed. Nothing in it needs a toolkit.
public record SheetContext(Administration administration, FxJobs jobs, Words words, Clock clock) {}
