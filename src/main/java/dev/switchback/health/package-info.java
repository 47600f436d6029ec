/// Checks, and what they find in plain words.
@NullMarked
package dev.switchback.health;

import org.jspecify.annotations.NullMarked;
