/// SQL as text: tokens with positions, and a script split into its statements.
@NullMarked
package dev.switchback.sql;

import org.jspecify.annotations.NullMarked;
