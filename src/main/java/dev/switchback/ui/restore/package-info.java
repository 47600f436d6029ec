/// The restore sheet and the undo sheet.
@NullMarked
package dev.switchback.ui.restore;

import org.jspecify.annotations.NullMarked;
