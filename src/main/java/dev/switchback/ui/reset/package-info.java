/// Emptying a database of development and running its migrations again.
@NullMarked
package dev.switchback.ui.reset;

import org.jspecify.annotations.NullMarked;
