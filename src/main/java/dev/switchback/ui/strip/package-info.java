/// The activity strip at the bottom of the window.
@NullMarked
package dev.switchback.ui.strip;

import org.jspecify.annotations.NullMarked;
