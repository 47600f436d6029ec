/// What happened to a database and what is still to come, on one line.
@NullMarked
package dev.switchback.ui.timeline;

import org.jspecify.annotations.NullMarked;
