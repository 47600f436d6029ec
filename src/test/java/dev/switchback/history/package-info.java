/// See the package of the same name in the program.
@NullMarked
package dev.switchback.history;

import org.jspecify.annotations.NullMarked;
