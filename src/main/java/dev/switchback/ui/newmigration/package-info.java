/// The sheet that writes a new migration, from a template or empty.
@NullMarked
package dev.switchback.ui.newmigration;

import org.jspecify.annotations.NullMarked;
