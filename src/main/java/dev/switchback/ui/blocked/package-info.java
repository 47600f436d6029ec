/// What keeps another tool from going on, and what can be said of it.
@NullMarked
package dev.switchback.ui.blocked;

import org.jspecify.annotations.NullMarked;
