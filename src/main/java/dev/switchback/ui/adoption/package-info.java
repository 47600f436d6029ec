/// What a database without a history seems to have had, and up to where to record it.
@NullMarked
package dev.switchback.ui.adoption;

import org.jspecify.annotations.NullMarked;
