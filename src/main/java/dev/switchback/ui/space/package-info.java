/// What the room of a file is used for, and the cures that write it anew.
@NullMarked
package dev.switchback.ui.space;

import org.jspecify.annotations.NullMarked;
