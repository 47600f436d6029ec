/// The sheet with all that can be set of a database, and the one that changes its journal mode.
@NullMarked
package dev.switchback.ui.databasesettings;

import org.jspecify.annotations.NullMarked;
