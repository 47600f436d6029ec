/// The window.
@NullMarked
package dev.switchback.ui;

import org.jspecify.annotations.NullMarked;
