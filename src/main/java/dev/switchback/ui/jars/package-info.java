/// The sheet about jars with migrations in Java.
@NullMarked
package dev.switchback.ui.jars;

import org.jspecify.annotations.NullMarked;
