/// What is different between two databases, row by row.
@NullMarked
package dev.switchback.compare;

import org.jspecify.annotations.NullMarked;
