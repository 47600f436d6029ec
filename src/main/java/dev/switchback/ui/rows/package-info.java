/// The rows that differ between a database and a backup of it.
@NullMarked
package dev.switchback.ui.rows;

import org.jspecify.annotations.NullMarked;
