/// A plan as a script, to be read and saved.
@NullMarked
package dev.switchback.ui.script;

import org.jspecify.annotations.NullMarked;
