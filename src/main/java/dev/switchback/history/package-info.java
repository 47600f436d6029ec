/// What a database remembers of the migrations it has had.
@NullMarked
package dev.switchback.history;

import org.jspecify.annotations.NullMarked;
