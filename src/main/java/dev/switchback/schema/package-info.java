/// What a database consists of, and what is different between two of them.
@NullMarked
package dev.switchback.schema;

import org.jspecify.annotations.NullMarked;
