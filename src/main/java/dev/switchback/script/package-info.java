/// A plan as a script of SQL: what a run would do, written out for a person to read or for another
/// program to carry out.
@NullMarked
package dev.switchback.script;

import org.jspecify.annotations.NullMarked;
