/// The guide, to be read in the window.
@NullMarked
package dev.switchback.ui.guide;

import org.jspecify.annotations.NullMarked;
