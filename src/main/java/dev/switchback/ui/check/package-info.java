/// Checking a database, and what was found.
@NullMarked
package dev.switchback.ui.check;

import org.jspecify.annotations.NullMarked;
