/// The command line: thin commands over the front door.
@NullMarked
package dev.switchback.cli;

import org.jspecify.annotations.NullMarked;
