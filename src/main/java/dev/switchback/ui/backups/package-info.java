/// The backups of a database.
@NullMarked
package dev.switchback.ui.backups;

import org.jspecify.annotations.NullMarked;
