/// The project's own command, for migrations that are programs.
@NullMarked
package dev.switchback.ui.command;

import org.jspecify.annotations.NullMarked;
