/// What can still be read from a damaged file: looked at side by side before anything is kept.
@NullMarked
package dev.switchback.ui.salvage;

import org.jspecify.annotations.NullMarked;
