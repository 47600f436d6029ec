/// Cures that write to the file: indexes and tables made again, the file written anew; and what its
/// space is used for.
@NullMarked
package dev.switchback.mend;

import org.jspecify.annotations.NullMarked;
