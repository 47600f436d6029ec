/// Registered databases, and the record of what was done to them.
@NullMarked
package dev.switchback.registry;

import org.jspecify.annotations.NullMarked;
