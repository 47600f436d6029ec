/// All that can be said about one file.
@NullMarked
package dev.switchback.ui.facts;

import org.jspecify.annotations.NullMarked;
