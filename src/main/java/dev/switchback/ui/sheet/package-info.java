/// What the sheets share: their words, how facts are shown, progress, and the report's frame.
@NullMarked
package dev.switchback.ui.sheet;

import org.jspecify.annotations.NullMarked;
