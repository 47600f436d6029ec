/// A database from nothing.
@NullMarked
package dev.switchback.ui.create;

import org.jspecify.annotations.NullMarked;
