/// What somebody can set.
@NullMarked
package dev.switchback.ui.settings;

import org.jspecify.annotations.NullMarked;
