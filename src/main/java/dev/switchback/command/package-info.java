/// The command of the user's own project, which runs migrations that are programs: proposing it,
/// telling it which database, running it on a copy and on the file, and reporting what it did.
@NullMarked
package dev.switchback.command;

import org.jspecify.annotations.NullMarked;
