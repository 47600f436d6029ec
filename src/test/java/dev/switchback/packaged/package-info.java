/// The packaged program, started as a person would.
@NullMarked
package dev.switchback.packaged;

import org.jspecify.annotations.NullMarked;
