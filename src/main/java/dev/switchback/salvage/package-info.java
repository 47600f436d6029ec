/// Reading what can still be read from a damaged file, into a new one.
///
/// The damaged file is copied first, and read page by page without SQLite. How the parts work
/// together stands in `docs/salvage.md`.
@NullMarked
package dev.switchback.salvage;

import org.jspecify.annotations.NullMarked;
