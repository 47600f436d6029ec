/// The vocabulary and the planning. Pure: no file, no clock, no database.
@NullMarked
package dev.switchback.migration;

import org.jspecify.annotations.NullMarked;
